import { useState } from "preact/hooks";
import { CoreError } from "../../core/error";
import { Button, DateField, Notice, Screen } from "../../parts";
import { longDay } from "../../shell/days";
import { explain } from "../../shell/explain";
import { phq9 as w } from "../../words/en/phq9";
import type { Form } from "./fill";

interface ReviewProps {
  form: Form;
  today: string;
  draftError: string | null;
  failure: unknown;
  saving: boolean;
  onChange: (part: Partial<Form>) => void;
  /** Opens the question at this place, counted from 0. */
  onOpen: (at: number) => void;
  onSave: () => void;
  onBack: (() => void) | undefined;
  /** Forgets what is unsaved: starts a new form over, or leaves a kept one as it was. */
  onLeave: () => void;
}

/** All answers before they are saved. No total yet: nothing about item 9 may come after a score. */
export function Review({ form, today, draftError, failure, saving, onChange, onOpen, onSave, onBack, onLeave }: ReviewProps) {
  const { items, difficulty, day } = form;
  const missing = items.filter((item) => item === null).length;
  const field = failure instanceof CoreError ? failure.field : undefined;
  const isToday = day === null || day === today;
  const [unfolded] = useState(!isToday);
  const atDay = field === "day" ? explain(failure) : undefined;
  return (
    <Screen title={w.review} lede={w.reviewHint}>
      <ol class="answers">
        {w.form.items.map((text, at) => (
          <Answer key={text} text={text} answer={answerWords(items[at])} onOpen={() => { onOpen(at); }} testId={`phq9-review-${at + 1}`} />
        ))}
        <Answer
          text={w.difficultyTitle}
          answer={difficulty === null ? w.leftOut : w.form.difficulties[difficulty]}
          onOpen={() => { onOpen(items.length); }}
          testId="phq9-review-difficulty"
        />
      </ol>
      <Notice message={missing === 0 ? null : w.missing(missing)} testId="phq9-missing" />
      {day !== "" && <p class="answers-day" data-testid="phq9-day-said">{isToday ? w.onToday : w.onDay(longDay(day))}</p>}
      <details class="more" open={unfolded}>
        <summary data-testid="phq9-other-day">{w.otherDay}</summary>
        <DateField
          label={w.day}
          hint={w.otherDayHint}
          value={day ?? today}
          max={today}
          error={atDay}
          onInput={(next) => { onChange({ day: next }); }}
          testId="phq9-day"
        />
      </details>
      <Notice kind="attention" message={failure === null || atDay ? null : field === "items" ? w.nothingAnswered : explain(failure)} testId="phq9-error" />
      <Notice kind="attention" message={draftError && w.draftNotKept(draftError)} testId="phq9-draft-error" />
      <div class="actions">
        {onBack && <Button onPress={onBack} testId="phq9-back">{w.back}</Button>}
        <Button kind="primary" waiting={saving} onPress={onSave} testId="phq9-save">{w.save}</Button>
      </div>
      <p><Button kind="text" onPress={onLeave} testId="phq9-leave">{form.id === null ? w.startOver : w.cancel}</Button></p>
    </Screen>
  );
}

interface AnswerProps {
  text: string;
  answer: string;
  onOpen: () => void;
  testId: string;
}

function Answer({ text, answer, onOpen, testId }: AnswerProps) {
  return (
    <li>
      <button type="button" class="answer-row" onClick={onOpen} data-testid={testId}>
        <span>{text}</span>
        <span class="answer-given">{answer}</span>
      </button>
    </li>
  );
}

/** A kept or given answer in the form's own words. */
export function answerWords(points: number | null | undefined): string {
  return (typeof points === "number" ? w.form.answers[points] : undefined) ?? w.leftOut;
}
