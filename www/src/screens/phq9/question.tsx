import { Button, Notice, Progress, Screen } from "../../parts";
import { phq9 as w } from "../../words/en/phq9";

interface QuestionProps<T> {
  /** From 0: the place on the form. */
  at: number;
  text: string;
  stem?: string;
  options: readonly { readonly value: T; readonly label: string }[];
  chosen: T | null;
  /** The answer, or null when it is left out. Either leads on. */
  onAnswer: (value: T | null) => void;
  onBack: (() => void) | undefined;
  draftError: string | null;
}

/** One question with its answers in reach of the thumb. They are buttons, since a press leads on at once. */
export function Question<T extends string | number>(props: QuestionProps<T>) {
  const { at, text, stem, options, chosen, onAnswer, onBack, draftError } = props;
  const count = w.form.items.length;
  const isItem = at < count;
  const name = isItem ? `phq9-item-${at + 1}` : "phq9-difficulty";
  return (
    <div class="ask">
      <Progress part={(at + 1) / (count + 1)} label={isItem ? w.step(at + 1) : w.last} />
      {stem !== undefined && <p class="soft ask-stem" id="phq9-stem">{stem}</p>}
      <Screen title={text} />
      <Notice kind="attention" message={draftError && w.draftNotKept(draftError)} testId="phq9-draft-error" />
      <div class="ask-answers" role="group" aria-label={text} aria-describedby={stem === undefined ? undefined : "phq9-stem"} data-testid={name}>
        {options.map(({ value, label }, index) => (
          <button
            key={value}
            type="button"
            class="answer"
            aria-pressed={value === chosen}
            data-testid={`${name}-choice-${index}`}
            onClick={() => { onAnswer(value); }}
          >
            {label}
          </button>
        ))}
      </div>
      <div class="ask-ways">
        {onBack ? <Button kind="text" onPress={onBack} testId="phq9-back">{w.back}</Button> : <span />}
        <Button kind="text" onPress={() => { onAnswer(null); }} testId="phq9-skip">{w.skip}</Button>
      </div>
    </div>
  );
}
