import { useState } from "preact/hooks";
import type { DayView } from "../../core/api";
import { Button, DateField } from "../../parts";
import { weekDay } from "../../words/days";
import { go, to } from "../../core/route";
import { words } from "../../words/en";
import { Gauge } from "./gauge";

const w = words.today;

/** The way to any day. Days later than today, written before a flight to the west, are listed: no calendar has them. */
export function Recent({ days, today }: { days: readonly DayView[]; today: string }) {
  const later = days.filter(({ day }) => day > today);
  return (
    <>
      {later.length > 0 && (
        <ul class="gauges days">
          {later.map((day) => (
            <li key={day.day}>
              <Day view={day} />
            </li>
          ))}
        </ul>
      )}
      <AnotherDay today={today} />
    </>
  );
}

function Day({ view: { day, checkIns } }: { view: DayView }) {
  const latest = checkIns.at(-1);
  const moods = checkIns.map(({ value }) => value.mood).join(", ");
  const label = weekDay(day);
  return (
    <a
      class="day"
      href="./"
      data-place={to("today", day)}
      aria-label={latest ? w.open(label, moods) : w.fill(label)}
      data-testid={`day-${day}`}
    >
      <Gauge label={label} value={latest?.value.mood ?? null} text={latest ? moods : w.add} />
    </a>
  );
}

function AnotherDay({ today }: { today: string }) {
  const [day, setDay] = useState("");
  const [error, setError] = useState<string | undefined>();
  const open = () => {
    if (day === "") setError(w.notADay);
    else go("today", day);
  };
  return (
    <details class="more">
      <summary data-testid="another-day">{w.another}</summary>
      <DateField
        label={w.another}
        hint={w.anotherHint}
        value={day}
        max={today}
        error={error}
        onInput={(next) => {
          setDay(next);
          setError(undefined);
        }}
        testId="another-day-date"
      />
      <div class="actions">
        <Button onPress={open} testId="another-day-open">
          {w.openDay}
        </Button>
      </div>
    </details>
  );
}
