import type { FadeDayView, FadeView } from "../../core/api";
import { to } from "../../core/route";
import { Figure, levelsOf, liftOf, type Reading, Tide, type TideData } from "../../parts/chart";
import { figure, when } from "../../parts/chart/said";
import type { TableData } from "../../parts/table";
import { dayNumber, isoDay, mediumDay } from "../../words/days";
import { chart } from "../../words/en/chart";
import { fade } from "../../words/en/fade";
import { clamp, TICKS } from "./level";

const w = fade.chart;

const HEIGHT = 190;

/** The first and the last day of the chart of these days: with the days ahead, if there is a lift to tell of. */
export const rangeOf = ({ now, ahead, today }: FadeView, days: readonly FadeDayView[]): [from: string, to: string] => [
  days[0]?.day ?? today,
  (now.lift && ahead.at(-1)?.day) ?? today,
];

/** The days as water, with the lines of the last lift and what to expect up to the planned session. */
export function FadeChart({ fade: view, days }: { fade: FadeView; days: readonly FadeDayView[] }) {
  const data = dataOf(view, days);
  return (
    <Figure table={() => ({ ...tableOf(days), right: [1] })} testId="fade-chart">
      <Tide
        data={data}
        title={w.says(mediumDay(isoDay(data.range[0])), mediumDay(isoDay(data.range[1])))}
        height={HEIGHT}
        ticks={TICKS}
        readings={days.map((day) => reading(day, data))}
        testId="fade-chart"
      />
      <p class="soft small">
        {w.note} {data.ahead.length > 1 && w.noteAhead}
      </p>
    </Figure>
  );
}

function dataOf(view: FadeView, days: readonly FadeDayView[]): TideData {
  const {
    today,
    ahead,
    now: { lift, next },
  } = view;
  const [first, last] = rangeOf(view, days);
  const future = lift ? ahead : [];
  const course = ({ day, course: level }: FadeDayView) => ({ day: dayNumber(day), level });
  return {
    range: [dayNumber(first), dayNumber(last)],
    today: dayNumber(today),
    levels: levelsOf(days),
    sessions: days.filter(({ session }) => session).map(({ day }) => dayNumber(day)),
    planned: next ? dayNumber(next.day) : null,
    lift: liftOf(lift, levelsOf(view.days)),
    ahead: lift ? [...days.slice(-1), ...future].map(course) : [],
  };
}

function reading({ day, level, low, high }: FadeDayView, { today, sessions }: TideData): Reading {
  const at = dayNumber(day);
  return {
    at,
    value: level,
    text: level === null ? chart.none : figure(level),
    said: () => [...when(at, today, sessions).slice(0, 1), chart.likely(tenths(low), tenths(high))],
    place: to("today", day),
  };
}

function tableOf(days: readonly FadeDayView[]): TableData {
  const rows = days.map(({ day, level, course, low, high, session }) => [
    session ? w.sessionOn(mediumDay(day)) : mediumDay(day),
    level === null ? w.none : tenths(level),
    w.of(tenths(course), tenths(low), tenths(high)),
  ]);
  return { caption: w.caption, head: w.head, rows: rows.reverse() };
}

const tenths = (level: number) => clamp(level).toFixed(1);
