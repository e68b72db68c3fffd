import { locale } from "../../core/language";
import { dayNumber, isoDay, shortDay } from "../../words/days";
import { placeInWeek, weekLetters } from "../../words/weeks";

const WEEKS = 6;

interface DayGridProps {
  label: string;
  /** The last day that can be tapped. */
  today: string;
  picked: ReadonlySet<string>;
  toggle: (day: string) => void;
}

/** The last six weeks, a row a week. Any of the days can be picked. */
export function DayGrid({ label, today, picked, toggle }: DayGridProps) {
  const last = dayNumber(today);
  const first = last - placeInWeek(last) - (WEEKS - 1) * 7;
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <div class="day-grid weeks" role="group" aria-label={label}>
      {weekLetters.map((letter, at) => (
        <span key={`weekday-${at}`} class="soft small" aria-hidden="true">
          {letter}
        </span>
      ))}
      {days.map((day) => {
        const iso = isoDay(day);
        return (
          <button
            type="button"
            key={day}
            aria-label={`${longWeekday.format(new Date(iso))} ${shortDay(day)}`}
            aria-pressed={picked.has(iso)}
            onClick={() => {
              toggle(iso);
            }}
            data-testid={`first-day-${last - day}`}
          >
            {day === first || iso.endsWith("-01") ? shortDay(day) : Number(iso.slice(-2))}
          </button>
        );
      })}
    </div>
  );
}

const longWeekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
