import { useState } from "preact/hooks";
import type { RemoteCore } from "../../core/api";
import { Button, Loaded, NoteField, Notice, Screen } from "../../parts";
import { say } from "../../shell/done";
import { planInput } from "../../shell/plan-input";
import { back, replace } from "../../shell/route";
import { useSave } from "../../shell/save";
import { useView } from "../../shell/view";
import { words } from "../../words/en";
import { questions as w } from "../../words/en/questions";
import type { CoreProps } from "..";

/** As many as a visit has time for; the core keeps no more. */
const MOST = 5;

/** What the person wants to ask at the next visit. It is kept in the treatment plan. */
export function Questions({ core }: CoreProps) {
  const view = useView(() => core.plan());
  return <Loaded of={view}>{(plan) => <Form core={core} kept={plan.questions} />}</Loaded>;
}

function Form({ core, kept }: { core: RemoteCore; kept: readonly string[] }) {
  const [asked, setAsked] = useState(kept);
  const save = useSave(["questions"]);
  const room = asked.length < MOST;
  const offered = w.seeds.filter((seed) => !asked.includes(seed));
  const add = (question: string) => { setAsked([...asked, question]); };

  const keep = () => save.run(async () => {
    // The plan may have changed since this place was opened: only the questions are this place's.
    await core.savePlan({ ...planInput(await core.plan()), questions: [...asked] });
    const { marks } = await core.plan();
    say(words.done.saved, marks?.id ?? null);
    replace("course");
  });

  return (
    <Screen title={w.title} lede={w.lede}>
      {asked.map((question, at) => (
        <div class="question" key={at}>
          <NoteField
            label={w.question(at + 1)}
            value={question}
            onInput={(next) => { setAsked(asked.with(at, next)); }}
            testId={`question-${at + 1}`}
          />
          <Button kind="text" label={w.removeLabel(at + 1)} onPress={() => { setAsked(asked.toSpliced(at, 1)); }} testId={`question-${at + 1}-remove`}>{w.remove}</Button>
        </div>
      ))}
      {room ? (
        <>
          {offered.length > 0 && (
            <>
              <h2>{w.offer}</h2>
              <ul class="rows">
                {offered.map((seed) => (
                  <li key={seed}>
                    <button type="button" class="answer-row offer" onClick={() => { add(seed); }} data-testid={`question-seed-${w.seeds.indexOf(seed) + 1}`}>
                      <span>{seed}</span>
                      <span class="answer-given">{w.take}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="question-own"><Button onPress={() => { add(""); }} testId="question-own">{w.own}</Button></p>
        </>
      ) : <p class="lede">{w.full}</p>}
      <Notice kind="attention" message={save.at("questions") ?? save.whole} testId="questions-error" />
      <div class="actions">
        <Button onPress={back} testId="questions-cancel">{words.entry.cancel}</Button>
        <Button kind="primary" onPress={() => void keep()} testId="questions-save">{words.entry.save}</Button>
      </div>
    </Screen>
  );
}
