import { useEffect, useRef, useState } from "preact/hooks";
import type { DifficultyName, Phq9Receipt, Phq9View, ReactionName, RemoteCore } from "../../core/api";
import { Waiting } from "../../parts";
import { totalText } from "../../parts/total";
import { phq9 as w } from "../../words/en/phq9";
import { questionnaire } from "../../words/en/questionnaire";
import { Fill as Questions, useFilling } from "../questionnaire/filling";
import { itemQuestions, type Form as AnyForm, type Question } from "../questionnaire/form";
import { Saved } from "../questionnaire/saved";
import { Safety } from "./safety";

/** The nine items and the difficulty question. */
export interface Form extends AnyForm {
  readonly difficulty: DifficultyName | null;
}

const ITEM_9 = 8;

const difficulties = ["notAtAll", "somewhat", "very", "extremely"] as const satisfies readonly DifficultyName[];

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The kept form that is changed; null for a new one. */
  kept: Phq9View | null;
}

/** A PHQ-9, one question a screen. Item 9 is answered before anything else is shown (R4). */
export function Fill({ core, today, kept }: FillProps) {
  const [asking, setAsking] = useState(false);
  const [reaction, setReaction] = useState<ReactionName>("nothing");
  const shown = useRef<ReactionName>("nothing");

  const filling = useFilling<Form, Phq9Receipt>(core, "phq9", begin(kept), async ({ id, day, items, difficulty }) => {
    const saved = await core.savePhq9({ id, day: day ?? today, items: [...items], difficulty });
    if (saved.reaction !== shown.current) setReaction(saved.reaction);
    return saved;
  });
  const { form, restored, receipt, undo } = filling;

  const react = async (at: Form, item9: number | null | undefined) => {
    if (!item9) return;
    setAsking(true);
    // A core that does not answer must not leave such an answer without one.
    const answer = await core.phq9Reaction(at.day || today, item9, at.id).catch((): ReactionName => "fullScreen");
    setReaction(answer);
    setAsking(false);
  };

  useEffect(() => {
    if (restored && form) void react(form, form.items[ITEM_9]);
  }, [restored]);

  if (asking) return <Waiting label={questionnaire.loading} />;
  if (reaction !== "nothing") {
    return <Safety reaction={reaction} onGoOn={() => { shown.current = reaction; setReaction("nothing"); }} />;
  }
  if (receipt) return <Result receipt={receipt} onUndo={undo} />;
  return (
    <Questions
      name="phq9"
      filling={filling}
      questions={questions}
      today={today}
      missing={w.missing}
      onAnswer={(at, { items }) => {
        if (form && at === ITEM_9) void react(form, items?.[ITEM_9]);
      }}
    />
  );
}

/** The saved form's total, after whatever item 9 called for. */
function Result({ receipt: { total }, onUndo }: { receipt: Phq9Receipt; onUndo: () => Promise<void> }) {
  return (
    <Saved
      name="phq9"
      title={total ? w.total(totalText(total)) : questionnaire.noTotal}
      lede={total ? w.band(total.band) : questionnaire.noTotalWhy}
      onUndo={onUndo}
    >
      {total?.imputed && <p class="lede" data-testid="phq9-imputed">{w.imputed}</p>}
    </Saved>
  );
}

/** The form to start with: an empty one, or a kept one at its answers. */
export function begin(kept: Phq9View | null): Form {
  if (!kept) return { id: null, day: null, items: w.form.items.map(() => null), difficulty: null, at: 0 };
  const { marks, day, items, difficulty } = kept;
  return { id: marks.id, day, items, difficulty, at: items.length + 1 };
}

/** The nine items, then the difficulty question, which is not scored. */
export function questions(form: Form): readonly Question<Form>[] {
  return [
    ...itemQuestions("phq9", w.form, form),
    {
      name: "phq9-difficulty",
      reviewName: "phq9-review-difficulty",
      step: w.last,
      text: w.form.difficulty,
      short: w.difficultyTitle,
      answers: difficulties.map((difficulty) => ({
        label: w.form.difficulties[difficulty],
        chosen: form.difficulty === difficulty,
        part: { difficulty },
      })),
      leaveOut: { difficulty: null },
    },
  ];
}
