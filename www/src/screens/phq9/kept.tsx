import { useState } from "preact/hooks";
import type { Phq9View, RemoteCore } from "../../core/api";
import { Button, Loaded, Notice, Screen } from "../../parts";
import { longDay } from "../../shell/days";
import { explain } from "../../shell/explain";
import { MarksButton } from "../../shell/marks";
import { href } from "../../shell/route";
import { useView } from "../../shell/view";
import { words } from "../../words/en";
import { phq9 as w } from "../../words/en/phq9";
import { Gone } from ".";
import { answerWords } from "./review";
import { totalWords } from "./total";

interface KeptProps {
  core: RemoteCore;
  id: string;
  onChange: () => void;
}

/** A kept form: its answers, its total, and the ways to change or remove it. */
export function Kept({ core, id, onChange }: KeptProps) {
  const view = useView(async () => ({ form: (await core.course()).forms.find((form) => form.marks.id === id) }));
  const [removed, setRemoved] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      await view.reload();
      setFailure(null);
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  const remove = () => attempt(async () => {
    await core.withdraw(id);
    setRemoved(true);
  });
  const undo = () => attempt(async () => {
    await core.undo(id);
    setRemoved(false);
  });

  return (
    <>
      <Notice kind="attention" message={failure} testId="phq9-error" />
      {removed ? <Removed onUndo={() => void undo()} /> : (
        <Loaded of={view}>
          {({ form }) => form ? <Answers core={core} form={form} onChange={onChange} onRemove={() => void remove()} /> : <Gone />}
        </Loaded>
      )}
    </>
  );
}

interface AnswersProps {
  core: RemoteCore;
  form: Phq9View;
  onChange: () => void;
  onRemove: () => void;
}

function Answers({ core, form, onChange, onRemove }: AnswersProps) {
  const { day, items, difficulty, total, marks } = form;
  return (
    <Screen title={w.kept(longDay(day))} lede={total ? w.keptTotal(totalWords(total), total.band) : w.keptNoTotal}>
      {total?.imputed && <p class="lede">{w.imputed}</p>}
      <p><MarksButton core={core} marks={marks} /></p>
      <ol class="answers">
        {w.form.items.map((text, at) => (
          <li class="answer-row" key={text}><span>{text}</span><span class="answer-given">{answerWords(items[at])}</span></li>
        ))}
        <li class="answer-row">
          <span>{w.difficultyTitle}</span>
          <span class="answer-given">{difficulty === null ? w.leftOut : w.form.difficulties[difficulty]}</span>
        </li>
      </ol>
      <div class="actions">
        <Button onPress={onRemove} testId="phq9-remove">{w.remove}</Button>
        <Button onPress={onChange} testId="phq9-change">{w.change}</Button>
      </div>
      <p class="day-back"><a href={href("course")}>{w.toCourse}</a></p>
    </Screen>
  );
}

function Removed({ onUndo }: { onUndo: () => void }) {
  return (
    <Screen title={w.removed}>
      <Notice message={w.removedHint} action={{ label: words.parts.undo, onPress: onUndo }} testId="phq9-removed" />
      <div class="actions"><a class="button" href={href("course")}>{w.toCourse}</a></div>
    </Screen>
  );
}
