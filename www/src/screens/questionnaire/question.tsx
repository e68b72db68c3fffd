import { Button, Notice, Progress, Screen } from "../../parts";
import { questionnaire as w } from "../../words/en/questionnaire";
import type { Form, Name, Question } from "./form";

interface AskProps<F extends Form> {
  form: Name;
  question: Question<F>;
  /** How far along this question is, from 0 to 1. */
  part: number;
  /** What the answer, or leaving it out, changes. Either leads on. */
  onAnswer: (part: Partial<F>) => void;
  onBack: (() => void) | undefined;
  draftError: string | null;
}

/** One question with its answers in reach of the thumb. They are buttons, since a press leads on at once. */
export function Ask<F extends Form>({ form, question, part, onAnswer, onBack, draftError }: AskProps<F>) {
  const { name, step, stem, text, answers, leaveOut } = question;
  const stemId = `${form}-stem`;
  return (
    <div class="ask">
      <Progress part={part} label={step} />
      {stem !== undefined && <p class="soft ask-stem" id={stemId}>{stem}</p>}
      <Screen title={text} />
      <Notice kind="attention" message={draftError && w.draftNotKept(draftError)} testId={`${form}-draft-error`} />
      <div class="ask-answers" role="group" aria-label={text} aria-describedby={stem === undefined ? undefined : stemId} data-testid={name}>
        {answers.map((answer, index) => (
          <button
            key={answer.label}
            type="button"
            class="answer"
            aria-pressed={answer.chosen}
            data-testid={`${name}-choice-${index}`}
            onClick={() => { onAnswer(answer.part); }}
          >
            {answer.label}
          </button>
        ))}
      </div>
      <div class="ask-ways">
        {onBack ? <Button kind="text" onPress={onBack} testId={`${form}-back`}>{w.back}</Button> : <span />}
        <Button kind="text" onPress={() => { onAnswer(leaveOut); }} testId={`${form}-skip`}>{w.skip}</Button>
      </div>
    </div>
  );
}
