import { useState } from "preact/hooks";
import { CoreError } from "../../core/error";
import { DateField } from "../../parts";
import { longDay } from "../../words/days";
import { explain } from "../../words/explain";
import w from "#words/questionnaire";
import type { Begun, Name } from "./form";

interface DayProps {
  name: Name;
  day: Begun["day"];
  today: string;
  /** Why the last save was refused. Shown here if it is about the day. */
  failure: unknown;
  onDay: (day: string) => void;
}

/** The day a form was filled in: today, unless the person says another. */
export function Day({ name, day, today, failure, onDay }: DayProps) {
  const isToday = day === null || day === today;
  const [unfolded] = useState(!isToday);
  const error = failure instanceof CoreError && failure.field === "day" ? explain(failure) : undefined;
  return (
    <>
      {day !== "" && (
        <p class="answers-day" data-testid={`${name}-day-said`}>
          {isToday ? w.onToday : w.onDay({ day: longDay(day) })}
        </p>
      )}
      <details class="more" open={unfolded}>
        <summary data-testid={`${name}-other-day`}>{w.otherDay}</summary>
        <DateField
          label={w.day}
          hint={w.otherDayHint}
          value={day ?? today}
          max={today}
          error={error}
          onInput={onDay}
          testId={`${name}-day`}
        />
      </details>
    </>
  );
}
