import { useEffect, useRef, useState } from "preact/hooks";
import type { Difficulty, Phq9Receipt, Phq9View, Reaction, RemoteCore } from "../../core/api";
import { Waiting } from "../../parts";
import w from "#words/phq9";
import questionnaire from "#words/questionnaire";
import { ITEM_9, reactionTo } from "../../forms/item9";
import { Fill as Questions, useFilling } from "../../forms/questionnaire/filling";
import { itemQuestions, type Form as AnyForm, type Question } from "../../forms/questionnaire/form";
import { Result } from "./result";
import { Safety } from "./safety";

/** The nine items and the difficulty question. */
export interface Form extends AnyForm {
  readonly difficulty: Difficulty | null;
}

const difficulties = ["notAtAll", "somewhat", "very", "extremely"] as const satisfies readonly Difficulty[];

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The form before anything is tapped. */
  begun: Form;
}

/** A PHQ-9, one question a screen. The reaction to item 9 comes before anything else (R4). */
export function Fill({ core, today, begun }: FillProps) {
  const [asking, setAsking] = useState(false);
  const [reaction, setReaction] = useState<Reaction>("nothing");
  // What the person went on from last, and not by Back. Save calls for anything else again.
  const shown = useRef<Reaction>("nothing");

  const filling = useFilling<Form, Phq9Receipt>(
    core,
    "phq9",
    begun,
    async ({ day, items, difficulty, bothOn }, record) => {
      const confirmed = bothOn === (day ?? today);
      const saved = await core.savePhq9(record, { day: day ?? today, items: [...items], difficulty }, confirmed);
      if (saved.reaction !== shown.current) setReaction(saved.reaction);
      return saved;
    },
  );
  const { form, restored, receipt, undo } = filling;

  const react = async (at: Form, item9: number | null | undefined) => {
    shown.current = "nothing";
    if (!item9) return;
    setAsking(true);
    setReaction(await reactionTo(core, { ...at, item9 }, today));
    setAsking(false);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a restored form is reacted to once, not at each answer
  useEffect(() => {
    if (restored && form) void react(form, form.items[ITEM_9]);
  }, [restored]);

  // Back from what item 9 called for leads to item 9, which is still to be saved.
  const at = form?.at ?? 0;
  const before = useRef(at);
  useEffect(() => {
    if (at < before.current) setReaction("nothing");
    before.current = at;
  }, [at]);

  if (asking) return <Waiting label={questionnaire.loading} />;
  if (reaction !== "nothing") {
    return (
      <Safety
        reaction={reaction}
        onGoOn={() => {
          shown.current = reaction;
          setReaction("nothing");
          // A form left at item 9 and opened again has gone no further yet.
          if (at === ITEM_9) {
            filling.steps.go(at, at + 1);
            filling.change({ at: at + 1 });
          }
        }}
      />
    );
  }
  if (receipt) return <Result core={core} receipt={receipt} onUndo={undo} />;
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

/** A form with no answers yet. */
export const empty: Form = {
  id: null,
  day: null,
  items: w.form.items.map(() => null),
  difficulty: null,
  bothOn: null,
  at: 0,
};

/** A kept form, opened at the answers to check. */
export function begin({ marks, value: { day, items, difficulty } }: Phq9View): Form {
  return { id: marks.id, day, items, difficulty, bothOn: null, at: items.length + 1 };
}

/** The nine items, then the difficulty question, which is not scored. */
export function questions(form: Form): readonly Question<Form>[] {
  return [
    ...itemQuestions("phq9", w, form),
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
