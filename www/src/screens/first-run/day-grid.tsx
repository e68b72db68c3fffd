import { language, locale } from "../../core/language";
import { dayNumber, isoDay, shortDay } from "../../words/days";

const WEEKS = 6;
/** The weekday that a week begins with, counted from Sunday: Sunday in the United States, else Monday. */
const FIRST = language === "es" ? 0 : 1;

/** 1 January 1970 was a Thursday. */
const weekday = (day: number): number => (day + 4) % 7;

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
  const first = last - ((weekday(last) - FIRST + 7) % 7) - (WEEKS - 1) * 7;
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <div class="day-grid" role="group" aria-label={label}>
      {days.slice(0, 7).map((day) => (
        <span key={day} class="soft small" aria-hidden="true">
          {letter(day)}
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
const letters = new Intl.DateTimeFormat(locale, { weekday: "narrow", timeZone: "UTC" });
const letter = (day: number): string => letters.format(new Date(isoDay(day)));
