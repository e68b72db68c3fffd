import { Button, Notice, Screen } from "../../parts";
import { to } from "../../core/route";
import { CoreError } from "../../core/error";
import { longDay } from "../../words/days";
import questionnaire from "#words/questionnaire";
import type { Name } from "./form";

const w = questionnaire.twice;

/** The form already kept for the day of a second one. */
export interface Earlier {
  readonly id: string;
  /** The time it was filled in, if known. */
  readonly time: string | null;
}

/** The earlier form because of which a save was refused. */
export function earlierOf(failure: unknown): Earlier | null {
  if (!(failure instanceof CoreError) || failure.code !== "form_that_day") return null;
  const { id, time } = failure.detail as { id: string; time?: string };
  return { id, time: time ?? null };
}

interface TwiceProps {
  name: Name;
  earlier: Earlier;
  onReplace: () => void;
  onBoth: () => void;
}

/** Asked before the first question if there is already a form of today. */
export function TwiceToday({ name, earlier, onReplace, onBoth }: TwiceProps) {
  return (
    <Screen title={w.today({ time: earlier.time })} lede={w.replaceOrBoth}>
      <p class="soft">{w.history}</p>
      <Ways name={name} onReplace={onReplace} onBoth={onBoth} />
      <p class="day-back">
        <a href="./" data-place={to("today")}>
          {w.neither}
        </a>
      </p>
    </Screen>
  );
}

interface TwiceThatDayProps extends Omit<TwiceProps, "onReplace"> {
  /** The day of both forms. */
  day: string;
  today: string;
  /** Null when a kept form is being changed, since it cannot also become the other one. */
  onReplace: (() => void) | null;
}

/** Asked at Save if the chosen day already has a form. */
export function TwiceThatDay({ name, earlier, day, today, onReplace, onBoth }: TwiceThatDayProps) {
  const there = day === today ? w.today({ time: earlier.time }) : w.thatDay({ day: longDay(day) });
  return (
    <>
      <Notice
        kind="attention"
        message={`${there} ${onReplace ? w.replaceOrBoth : w.bothOrMove}`}
        testId={`${name}-twice`}
      />
      <Ways name={name} onReplace={onReplace} onBoth={onBoth} />
    </>
  );
}

function Ways({ name, onReplace, onBoth }: { name: Name; onReplace: (() => void) | null; onBoth: () => void }) {
  return (
    <div class="actions">
      <Button onPress={onBoth} testId={`${name}-both`}>
        {w.both}
      </Button>
      {onReplace && (
        <Button onPress={onReplace} testId={`${name}-replace`}>
          {w.replace}
        </Button>
      )}
    </div>
  );
}
