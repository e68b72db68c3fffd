import type { FadeDayView, FadeIntervalView, FadeView } from "../../core/api";
import { to } from "../../core/route";
import {
  LEVEL_SIDES,
  levelsOf,
  liftOf,
  Across,
  Dots,
  type Drawn,
  Figure,
  Grid,
  Gutter,
  type Name,
  placed,
  Readable,
  type Reading,
  textWidth,
} from "../../parts/chart";
import { figure } from "../../parts/chart/said";
import { beside } from "../../parts/chart/gutter";
import { curve, runs, type Point } from "../../parts/chart/scale";
import { waters } from "../../parts/chart/smooth";
import type { TableData } from "../../parts/table";
import { dayNumber, mediumDay, shortDay, weekDay } from "../../words/days";
import chart from "#words/chart";
import fade from "#words/fade";
import { clamp, TICKS, TOP } from "./level";

const w = fade.past;

const HEIGHT = 246;
/** The fewest days for which an earlier interval is drawn. */
const SHORTEST = 7;
/** The most days drawn. */
const LONGEST = 60;
/** How many earlier sessions are drawn. */
const EARLIER = 4;

/** The lift by days since the session: this one strong, the last four thin and named where they end. */
export function Past({ fade: view }: { fade: FadeView }) {
  if (!view.now.lift) return null;
  const intervals = byInterval(view.days);
  const now = intervals.at(-1) ?? [];
  const earlier = intervals.slice(0, -1).filter((days) => days.length >= SHORTEST);
  const planned = view.now.next?.days ?? 0;
  const lengths = [...earlier.slice(-EARLIER), now].map((days) => days.at(-1)?.since ?? 0);
  const longest = Math.min(LONGEST, Math.max(SHORTEST, planned + 1, ...lengths));
  return (
    <Figure table={() => tableOf(view.intervals)} testId="fade-past">
      <Readable
        title={w.says}
        height={HEIGHT}
        sides={LEVEL_SIDES}
        range={[0, longest]}
        values={[0, TOP]}
        readings={shown(now, longest).map(reading)}
        testId="fade-past"
      >
        {(plot) => <Drawing plot={plot} view={view} now={now} earlier={earlier.slice(-EARLIER)} longest={longest} />}
      </Readable>
      <p class="soft small">{earlier.length === 0 ? w.none : w.note}</p>
    </Figure>
  );
}

/** A day after the session: how much of the lift is left, as far as that can be told, and the level of the day. */
function reading({ day, since, level, left }: FadeDayView): Reading {
  const mood = level === null ? chart.noCheckIn : w.mood({ level: figure(level) });
  return {
    at: since ?? 0,
    value: level,
    text: left === null ? chart.none : w.left({ percent: left }),
    said: () => [w.on({ day: since ?? 0 }), `${weekDay(day)}, ${mood}`],
    place: to("today", day),
  };
}

interface DrawingProps {
  plot: Drawn;
  view: FadeView;
  now: readonly FadeDayView[];
  earlier: readonly (readonly FadeDayView[])[];
  longest: number;
}

function Drawing({ plot, view: { now: said, days }, now, earlier, longest }: DrawingProps) {
  const { x, left, right, bottom, y, em, height } = plot;
  const lift = liftOf(said.lift, levelsOf(days));
  const planned = said.next && said.next.days <= longest ? x(said.next.days) : null;
  const names: Name[] = [
    ...(lift === null
      ? []
      : [
          { value: lift.high, text: chart.high, kind: "high" as const },
          { value: clamp(lift.half), text: chart.half, kind: "half" as const },
        ]),
  ];
  const labels = [
    ...(planned === null ? [] : [{ x: planned, text: chart.planned }]),
    ...ticks(longest).map((day) => ({ x: x(day), text: day === 0 ? w.on({ day: 0 }) : String(day) })),
  ];
  return (
    <>
      {planned !== null && <Planned plot={plot} x={planned} />}
      <Grid plot={plot} ticks={TICKS} />
      <line class="chart-grid" x1={left} x2={right} y1={bottom} y2={bottom} />
      {earlier.map((days) => (
        <path key={days[0]?.day} class="chart-earlier" d={line(days, plot, longest)} />
      ))}
      {lift && <Across plot={plot} from={left} value={lift.high} kind="high" />}
      {lift && <Across plot={plot} from={left} value={clamp(lift.half)} kind="half" />}
      <path class="chart-level strong" d={line(now, plot, longest)} />
      <Dots
        of={shown(now, longest).flatMap(({ since, level }) =>
          level === null ? [] : [{ at: [x(since ?? 0), y(level)] }],
        )}
        width={right - left}
      />
      <Gutter plot={plot} names={names} />
      <Ends plot={plot} now={now} earlier={earlier} longest={longest} />
      {placed(labels, 0, plot.width, (text) => textWidth(text, em) + em / 2).map(({ x: at, text }) => (
        <text key={text} x={at} y={height - em * 0.35} text-anchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}

/** The planned day, as wide as a day. */
function Planned({ plot: { x, top, bottom }, x: at }: { plot: Drawn; x: number }) {
  const day = x(1) - x(0);
  return <rect class="chart-planned" x={at - day / 2} width={day} y={top} height={bottom - top} />;
}

/** The days of earlier sessions, each at the end of its line, where there is room beside the strong one. */
function Ends({ plot, now, earlier, longest }: Pick<DrawingProps, "plot" | "now" | "earlier" | "longest">) {
  const { left, right, em } = plot;
  const ends = earlier.flatMap((days) => {
    const end = points(days, plot, longest).at(-1)?.at(-1);
    return end && days[0] ? [{ end, text: shortDay(dayNumber(days[0].day)) }] : [];
  });
  const taken = [
    ...points(now, plot, longest).flat(),
    ...shown(now, longest).flatMap(({ since, level }): Point[] =>
      level === null ? [] : [[plot.x(since ?? 0), plot.y(level)]],
    ),
  ];
  return (
    <>
      {beside(ends, taken, em, left, right).map(({ at: [x, y], text }) => (
        <text key={text} class="chart-end" x={x} y={y} dy="0.35em" text-anchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}

const shown = (days: readonly FadeDayView[], longest: number) =>
  days.filter(({ since }) => since !== null && since <= longest);

/** The level smoothed through the days after a session. The day itself says little about the lift. */
function points(days: readonly FadeDayView[], { x, y }: Drawn, longest: number): Point[][] {
  const levels = shown(days, longest).flatMap(({ since, level }) =>
    since && level !== null ? [{ day: since, level }] : [],
  );
  return waters(levels, [], 2).map((run) => run.map(({ day, level }): Point => [x(day), y(level)]));
}

const line = (days: readonly FadeDayView[], plot: Drawn, longest: number): string =>
  points(days, plot, longest).map(curve).join("");

/** The days after each session, or after the last dose of a course. Days before the first, and in a course, are left out. */
export const byInterval = (days: readonly FadeDayView[]): FadeDayView[][] =>
  runs(days, ({ since }, before) => since === null || since - 1 !== before.since).filter(
    ([first]) => first !== undefined && first.since !== null,
  );

/** A label for each week, or every other week if there are many. */
function ticks(longest: number): number[] {
  const step = longest > 35 ? 14 : 7;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, index) => index * step);
}

function tableOf(intervals: readonly FadeIntervalView[]): TableData {
  return {
    caption: w.caption,
    head: w.head,
    rows: intervals.map((interval) => [
      mediumDay(interval.session),
      halfOf(interval),
      w.next({ days: interval.days, count: interval.checkIns }),
    ]),
  };
}

function halfOf({ tells, days, halfGone, half, low, high: latest }: FadeIntervalView): string {
  if (!tells) return days <= 7 ? w.short : w.noLift;
  return halfGone ? w.half({ day: half, low, high: latest }) : w.notHalf;
}
