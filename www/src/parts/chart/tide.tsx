import { chart as w } from "../../words/en/chart";
import { shortDay } from "../../words/days";
import type { Lift } from "./lift";
import { Across, COLUMN, Dates, Dots, type Drawn, Grid, Gutter, type Name, Sessions } from "./pieces";
import { Readable, type Reading } from "./readable";
import { curve, type Point, water } from "./scale";
import { type Level, QUIET, waters } from "./smooth";
import { dotOf, spans, thinned } from "./thin";

/** What a chart of days shows. All days are day numbers in the person's own calendar. */
export interface TideData {
  /** First and last day drawn. */
  readonly range: readonly [from: number, to: number];
  readonly today: number;
  /** The days that have a level, oldest first. */
  readonly levels: readonly Level[];
  readonly sessions: readonly number[];
  readonly planned: number | null;
  /** The lift of the last session; null if there is none to follow. */
  readonly lift: Lift | null;
  /** Where the model puts today and the days ahead. */
  readonly ahead: readonly Level[];
  /** Levels from other apps, each put on this scale from its own, with the app's name. They count nowhere. */
  readonly others?: readonly (Level & { readonly app: string })[];
}

interface TideProps {
  data: TideData;
  /** What the drawing shows, in one sentence. */
  title: string;
  /** Height in pixels. */
  height: number;
  /** The highest value of the scale. The lowest is 0. */
  top?: number;
  /** Values with a line and a number. */
  ticks?: readonly number[];
  /** Room for the names on the right, in sizes of the letters. */
  gutter?: number;
  readings: readonly Reading[];
  testId: string;
}

/** Room on both sides of a chart of levels with numbers, in sizes of the letters. Its names are short. */
export const LEVEL_SIDES = [1.9, 2.9] as const;

/** The best level. */
export const BEST = 10;

/** The water: a level over days, with the high line, the half line, sessions, and what to expect. */
export function Tide({
  data,
  title,
  height,
  top = BEST,
  ticks = [],
  gutter = LEVEL_SIDES[1],
  readings,
  testId,
}: TideProps) {
  return (
    <Readable
      title={title}
      height={height}
      sides={[ticks.length > 0 ? LEVEL_SIDES[0] : 0.4, gutter]}
      range={data.range}
      values={[0, top]}
      readings={readings}
      testId={testId}
    >
      {(plot) => <Drawing plot={plot} data={data} ticks={ticks} top={top} />}
    </Readable>
  );
}

function Drawing({ plot, data, ticks, top }: { plot: Drawn; data: TideData; ticks: readonly number[]; top: number }) {
  const { today, sessions, planned, lift } = data;
  const shown = data.levels.filter(({ day }) => day >= data.range[0]);
  const from = lift ? Math.max(plot.x(lift.session), plot.left) : plot.left;
  const names: Name[] = [
    ...(lift
      ? [
          { value: lift.high, text: w.high, kind: "high" as const },
          { value: within(lift.half, top), text: w.half, kind: "half" as const },
        ]
      : []),
    ...namesOf(data),
  ];
  return (
    <>
      <Grid plot={plot} ticks={ticks} />
      <Water plot={plot} data={{ ...data, levels: shown }} top={top} />
      {lift && <Across plot={plot} from={from} value={lift.high} kind="high" />}
      {lift && <Across plot={plot} from={from} value={within(lift.half, top)} kind="half" />}
      <Others plot={plot} data={data} />
      <Dots of={pointsOf(plot, shown).map((at) => ({ at }))} width={plot.right - plot.left} />
      <Expected plot={plot} data={data} />
      <Gutter plot={plot} names={names} />
      <Sessions plot={plot} days={sessions} planned={planned} />
      <Dates plot={plot} range={data.range} named={named(today, sessions, planned)} />
    </>
  );
}

const within = (level: number, top: number): number => Math.min(top, Math.max(0, level));

/** Today, the planned session and the last one are named first. */
export function named(today: number, sessions: readonly number[], planned: number | null) {
  const last = sessions.at(-1);
  return [
    { day: today, text: w.today },
    ...(planned === null ? [] : [{ day: planned, text: shortDay(planned) }]),
    ...(last === undefined ? [] : [{ day: last, text: shortDay(last) }]),
  ];
}

const pointsOf = ({ x, y }: Drawn, levels: readonly Level[]): Point[] =>
  levels.map(({ day, level }): Point => [x(day), y(level)]);

/** Days to each side over which the water is smoothed: two, or as many as are drawn over this many pixels. */
const REACH = 4;
const reachOf = ([from, to]: TideData["range"], width: number): number => Math.max(2, (REACH * (to - from)) / width);

/** The smoothed levels, and from low to high of each day where their dots would lie on each other. */
function Water({ plot, data, top }: { plot: Drawn; data: TideData; top: number }) {
  const { range, levels, sessions } = data;
  const width = plot.right - plot.left;
  const runs = waters(levels, sessions, reachOf(range, width)).map((run) => wide(thinned(pointsOf(plot, run), COLUMN)));
  const last = runs.at(-1)?.at(-1);
  const ahead = pointsOf(
    plot,
    data.ahead.filter(({ day }) => day <= range[1]).map(({ day, level }) => ({ day, level: within(level, top) })),
  );
  // What is ahead goes on from the water, if that reaches to the latest days.
  const latest = levels.at(-1)?.day ?? Number.NEGATIVE_INFINITY;
  const future = last && latest >= data.today - QUIET ? [last, ...ahead.slice(latest === data.today ? 1 : 0)] : ahead;
  const points = pointsOf(plot, levels);
  return (
    <>
      {runs.map((run, index) => (
        <path key={index} class="chart-water" d={water(run, plot.bottom)} />
      ))}
      {future.length > 1 && <path class="chart-water ahead" d={water(future, plot.bottom)} />}
      {dotOf(points.length, width) === null && <path class="chart-days" d={spans(points, COLUMN)} />}
      {runs.map((run, index) => (
        <path key={index} class="chart-level" d={curve(run)} />
      ))}
      {future.length > 1 && <path class="chart-level ahead" d={curve(future)} />}
    </>
  );
}

/** A single day is drawn as wide as its dot. */
function wide(points: Point[]): Point[] {
  const [only, ...others] = points;
  if (!only || others.length > 0) return points;
  return [
    [only[0] - 4, only[1]],
    [only[0] + 4, only[1]],
  ];
}

/** Today before its check-in, where the model expects it. */
function Expected({ plot, data: { ahead, levels, today } }: { plot: Drawn; data: TideData }) {
  const [expected] = ahead;
  if (!expected || levels.at(-1)?.day === today) return null;
  return <circle class="chart-expected" cx={plot.x(expected.day)} cy={plot.y(within(expected.level, BEST))} r={5} />;
}

/** Levels of other apps: hollow dots, or a thin line without water where dots would lie on each other. */
function Others({ plot, data: { range, others = [] } }: { plot: Drawn; data: TideData }) {
  const points = pointsOf(plot, others);
  const width = plot.right - plot.left;
  if (dotOf(points.length, width) !== null) return <Dots of={points.map((at) => ({ at, open: true }))} width={width} />;
  const runs = waters(others, [], reachOf(range, width));
  return (
    <>
      <path class="chart-days" d={spans(points, COLUMN)} />
      <path class="chart-others" d={runs.map((run) => curve(thinned(pointsOf(plot, run), COLUMN))).join("")} />
    </>
  );
}

/** The apps that levels come from, each beside its latest. */
function namesOf({ others = [], range }: TideData): Name[] {
  const latest = new Map(others.filter(({ day }) => day >= range[0]).map(({ app, level }) => [app, level]));
  return [...latest].map(([text, value]) => ({ text, value }));
}
