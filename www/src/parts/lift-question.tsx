import type { HalfGone, SessionsView } from "../core/api";
import { dayNumber, mediumDay } from "../words/days";
import words from "#words/sessions";
import { Choice } from "./choice";

const w = words.form;
const answers = Object.keys(w.halfGoneAnswers) as HalfGone[];

/** The question is asked of intervals of four days or more: in a shorter one there is no time to fade. */
const SHORTEST = 4;

/**
 * The day of the session, or of the last dose of a followed course, whose lift is asked about at a session on this day.
 * `id` is that session, if it is kept.
 */
export function askedAbout(day: string, { sessions, lastDose }: SessionsView, id: string | null): string | null {
  const treated = sessions.filter(({ marks }) => marks.id !== id).map(({ value }) => value.day);
  const before = [...treated, ...(lastDose === null ? [] : [lastDose])].filter((other) => other < day);
  const previous = before.sort().at(-1);
  return previous !== undefined && dayNumber(day) - dayNumber(previous) >= SHORTEST ? previous : null;
}

interface LiftQuestionProps {
  /** The day that [`askedAbout`] gave. */
  about: string;
  value: HalfGone | null;
  onChange: (answer: HalfGone) => void;
}

/** Whether half of the lift before this session was gone. */
export function LiftQuestion({ about, value, onChange }: LiftQuestionProps) {
  return (
    <Choice
      inline
      legend={
        <>
          {w.halfGone({ day: mediumDay(about) })} <span class="soft">{w.halfGoneKept}</span>
        </>
      }
      options={answers.map((answer) => ({ value: answer, label: w.halfGoneAnswers[answer] }))}
      value={value}
      onChange={onChange}
      testId="session-half-gone"
    />
  );
}
