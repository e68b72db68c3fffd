import { useEffect, useRef } from "preact/hooks";
import { Button, Notice, Progress, Screen } from "../../parts";
import { to } from "../../core/route";
import { Back } from "./back";
import w from "#words/questionnaire";
import type { Form, Name, Question } from "./form";

interface AskProps<F extends Form> {
  form: Name;
  question: Question<F>;
  /** How far along this question is, from 0 to 1. */
  part: number;
  /** The change that the answer, or skipping the question, makes. It is kept at once. */
  onAnswer: (part: Partial<F>) => void;
  /** Moves on, once the answer has been seen. */
  onSeen: (part: Partial<F>) => void;
  onBack: () => void;
  draftError: string | null;
}

/**
 * How long an answer is shown before the next question comes, in milliseconds. A second tap in that time is ignored.
 */
const SEEN = 250;

/** One question, with its answers within reach of the thumb. They are buttons, since one press also moves on. */
export function Ask<F extends Form>({ form, question, part, onAnswer, onSeen, onBack, draftError }: AskProps<F>) {
  const { name, step, stem, text, answers, leaveOut } = question;
  const timer = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const isHeld = () => timer.current !== 0;
  const answer = (part: Partial<F>) => {
    if (isHeld()) return;
    onAnswer(part);
    timer.current = window.setTimeout(() => {
      onSeen(part);
    }, SEEN);
  };
  const stemId = `${form}-stem`;
  return (
    <div class="ask">
      <Back
        onPress={() => {
          if (!isHeld()) onBack();
        }}
        testId={`${form}-back`}
      />
      <Progress part={part} label={step} />
      {stem !== undefined && (
        <p class="soft ask-stem" id={stemId}>
          {stem}
        </p>
      )}
      <Screen title={text} />
      <Notice
        kind="attention"
        message={draftError && w.draftNotKept({ why: draftError })}
        testId={`${form}-draft-error`}
      />
      <div
        class="ask-answers"
        role="group"
        aria-label={text}
        aria-describedby={stem === undefined ? undefined : stemId}
        data-testid={name}
      >
        {answers.map(({ label, chosen, part }, index) => (
          <button
            key={label}
            type="button"
            class="answer"
            aria-pressed={chosen}
            data-testid={`${name}-choice-${index}`}
            onClick={() => {
              answer(part);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <div class="ask-ways">
        <Button
          kind="text"
          onPress={() => {
            answer(leaveOut);
          }}
          testId={`${form}-skip`}
        >
          {w.skip}
        </Button>
        <a class="button text" href="./" data-place={to("today")} data-testid={`${form}-finish-later`}>
          {w.later}
        </a>
      </div>
    </div>
  );
}
