import { useState } from "preact/hooks";
import type { LevelDayView, LevelsView, RemoteCore } from "../../../core/api";
import { Button, Notice } from "../../../parts";
import { figure } from "../../../parts/chart/said";
import { to } from "../../../core/route";
import { locale } from "../../../core/language";
import { useView } from "../../../parts/view";
import { dayNumber, isoDay, weekDay } from "../../../words/days";
import { placeInWeek, weekLetters } from "../../../words/weeks";
import w from "#words/before";

interface MonthProps {
  core: RemoteCore;
  today: string;
  /** The first day of use. */
  since: string;
}

/** A month of days, each with the water of its level. The days before the first of use are not offered. */
export function Month({ core, today, since }: MonthProps) {
  // Months are counted from year 0.
  const [month, setMonth] = useState(monthOf(today));
  const first = firstOf(month);
  const { view, error } = useView(() => core.levels(Math.max(0, dayNumber(today) - first)), `${month} ${today}`);
  const name = (of: number) => monthName.format(firstOf(of) * 86_400_000);
  const turn = (by: -1 | 1, label: (of: { month: string }) => string, isThere: boolean) => (
    <Button
      kind="text"
      label={label({ month: name(month + by) })}
      waiting={!isThere}
      onPress={() => {
        setMonth(month + by);
      }}
      testId={by < 0 ? "month-previous" : "month-next"}
    >
      {by < 0 ? "‹" : "›"}
    </Button>
  );
  return (
    <section data-testid="month">
      <div class="month-head">
        <h2 aria-live="polite">{name(month)}</h2>
        {turn(-1, w.previous, month > monthOf(since))}
        {turn(1, w.next, month < monthOf(today))}
      </div>
      <Notice kind="attention" message={error} testId="month-error" />
      {view && <Days first={first} last={firstOf(month + 1) - 1} since={since} today={today} levels={view} />}
    </section>
  );
}

interface MonthDaysProps {
  /** Day numbers. */
  first: number;
  last: number;
  since: string;
  today: string;
  levels: LevelsView;
}

function Days({ first, last, since, today, levels }: MonthDaysProps) {
  const found = new Map(levels.days.map((day) => [day.day, day]));
  const sessions = new Set(levels.sessions);
  return (
    <ol class="month weeks">
      {weekLetters.map((letter, at) => (
        <li key={`weekday-${at}`} class="month-weekday" aria-hidden="true">
          {letter}
        </li>
      ))}
      {Array.from({ length: last - first + 1 }, (_, at) => {
        const day = isoDay(first + at);
        return (
          <li key={day} style={at === 0 ? { gridColumnStart: String(placeInWeek(first) + 1) } : undefined}>
            {day < since || day > today ? (
              <span class="month-day soft" aria-hidden="true">
                {at + 1}
              </span>
            ) : (
              <Day day={day} isToday={day === today} level={found.get(day)} session={sessions.has(day)} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface DayProps {
  day: string;
  isToday: boolean;
  level: LevelDayView | undefined;
  session: boolean;
}

function Day({ day, isToday, level, session }: DayProps) {
  const said = [
    weekDay(day),
    level ? w.level({ level: figure(level.level) }) : w.none,
    level?.noted && w.noted,
    session && w.session,
  ];
  return (
    <a
      class={level ? "month-day has-level" : "month-day"}
      style={level && { "--at": String(level.level) }}
      href="./"
      data-place={isToday ? to("today") : to("today", day)}
      aria-label={said.filter(Boolean).join(", ")}
      data-testid={`day-${day}`}
    >
      {Number(day.slice(8))}
      {level?.noted && <span class="month-note" aria-hidden="true" />}
      {session && <span class="month-session" aria-hidden="true" />}
    </a>
  );
}

const monthName = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });

function monthOf(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

/** The day number of the first day of a month. */
function firstOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
}
