import { useEffect, useRef } from "preact/hooks";
import type { FadeDayView, FadeView } from "../../core/api";
import { Figure, Grid, Session, useWidth } from "../../parts/chart";
import { area, path, plot, runs, type Plot, type Point } from "../../parts/chart/scale";
import type { TableData } from "../../parts/table";
import { dayNumber, mediumDay, shortDay } from "../../words/days";
import fade from "#words/fade";
import { clamp, TICKS, TOP } from "./level";

const w = fade.chart;

const HEIGHT = 256;
/** The sides of the drawing. */
export const SIDES = { left: 24, right: 10 };
const MARGIN = { ...SIDES, top: 36, bottom: 26 };
/** The fewest pixels for a day. Below that, the drawing scrolls inside its frame. */
const PIXELS = 2.6;

/** The first and the last day of the chart. */
export const span = ({ days, ahead, now, today }: FadeView): [from: string, to: string] => [
  days[0]?.day ?? today,
  (now.lift && ahead.at(-1)?.day) ?? today,
];

/** The daily level with the model's course and its band, and what to expect up to the planned session. */
export function FadeChart({ fade: view }: { fade: FadeView }) {
  return (
    <Figure table={{ ...tableOf(view), right: [1] }} testId="fade-chart" name="fade-chart">
      <Frame view={view} />
      <p class="soft small">
        {w.note} {view.ahead.length > 0 && view.now.lift && w.noteAhead}
      </p>
    </Figure>
  );
}

/** Scrolls sideways inside itself if there are many days, and starts at the latest. */
function Frame({ view }: { view: FadeView }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const days = view.days.length + (view.now.lift ? view.ahead.length : 0);
  const wide = Math.max(width, Math.round(days * PIXELS));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width moves the end that it scrolls to
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [wide]);
  return (
    <div class="fade-frame" ref={frame} {...(wide > width && { tabIndex: 0, role: "region", "aria-label": w.title })}>
      <Drawing view={view} width={wide} />
    </div>
  );
}

function Drawing({ view, width }: { view: FadeView; width: number }) {
  const {
    days,
    now: { lift, next },
  } = view;
  const ahead = lift ? view.ahead : [];
  const [first, last] = span(view);
  const drawn = plot({ width, height: HEIGHT, margin: MARGIN }, [dayNumber(first), dayNumber(last)], [0, TOP]);
  const { x, y, right, bottom } = drawn;
  const at = (day: string) => x(dayNumber(day));
  const now = at(view.today);
  // The forecast continues today's course without a step.
  const future = ahead.length > 0 ? [...days.slice(-1), ...ahead] : [];

  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-label={w.says({ from: mediumDay(first), to: mediumDay(last) })}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
    >
      <Grid plot={drawn} ticks={TICKS} />
      {stretches(days).map((stretch) => (
        <path key={stretch[0]?.day} class="fade-band" d={band(stretch, drawn)} />
      ))}
      {future.length > 0 && <path class="fade-band ahead" d={band(future, drawn)} />}
      {days
        .filter(({ session }) => session)
        .map(({ day }) => (
          <Session key={day} plot={drawn} x={at(day)} planned={false} />
        ))}
      {next && dayNumber(next.day) <= dayNumber(last) && <Session plot={drawn} x={at(next.day)} planned />}
      {stretches(days).map((stretch) => (
        <path key={stretch[0]?.day} class="fade-course" d={course(stretch, drawn)} />
      ))}
      {future.length > 0 && <path class="fade-course ahead" d={course(future, drawn)} />}
      {lift?.highest != null && (
        <Level x={[at(lift.session), right]} y={y(clamp(lift.highest))} label={w.highest} name="chart-high" />
      )}
      {lift?.half != null && (
        <Level x={[at(lift.session), right]} y={y(clamp(lift.half))} label={w.half} name="fade-half" />
      )}
      {lift?.halfGone && (
        <Likely plot={drawn} from={at(lift.halfGone.fromDay)} until={Math.min(at(lift.halfGone.untilDay), right)} />
      )}
      {days.map(
        ({ day, level }) =>
          level !== null && (
            <circle
              key={day}
              class="chart-point"
              cx={at(day)}
              cy={y(level)}
              r={width / (days.length + 20) > 3 ? 2.75 : 2}
            />
          ),
      )}
      {labels(view, last, at, right).map(({ x: place, text, anchor }) => (
        <text key={text} x={place} y={HEIGHT - 6} text-anchor={anchor}>
          {text}
        </text>
      ))}
      <line class="fade-now" x1={now} x2={now} y1={bottom} y2={bottom + 6} />
    </svg>
  );
}

interface LevelProps {
  x: [from: number, to: number];
  y: number;
  label: string;
  name: string;
}

/**
 * A level to compare with: the high-water line, or the line at which half is gone. The label is above its right end,
 * where the falling days leave room.
 */
function Level({ x: [from, to], y, label, name }: LevelProps) {
  return (
    <>
      <line class={name} x1={from} x2={to} y1={y} y2={y} />
      <text class={`${name}-label`} x={to - 4} y={y - 6} text-anchor="end">
        {label}
      </text>
    </>
  );
}

/** The days between which half is likely gone, along the axis of days. */
function Likely({ plot: { right, bottom: y }, from, until }: { plot: Plot; from: number; until: number }) {
  if (until <= from) return null;
  return (
    <>
      <rect class="fade-likely" x={from} width={until - from} y={y - 5} height={5} />
      <text class="fade-half-label" x={Math.min((from + until) / 2 + 44, right - 4)} y={y - 10} text-anchor="end">
        {w.likely}
      </text>
    </>
  );
}

/** The days of each interval. A session starts a new course, and nothing joins the two. */
const stretches = (days: readonly FadeDayView[]): FadeDayView[][] =>
  runs(days, ({ session }) => session).filter((stretch) => stretch.length > 1);

const line = (days: readonly FadeDayView[], { x, y }: Plot, level: (day: FadeDayView) => number): Point[] =>
  days.map((day): Point => [x(dayNumber(day.day)), y(clamp(level(day)))]);

const course = (days: readonly FadeDayView[], drawn: Plot): string => path(line(days, drawn, (day) => day.course));

const band = (days: readonly FadeDayView[], drawn: Plot): string =>
  area(
    line(days, drawn, (day) => day.high),
    line(days, drawn, (day) => day.low),
  );

interface Label {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** Half the width that a date takes, in pixels. One of another year is longer. */
const ROOM = 26;
const roomOf = (text: string) => Math.max(ROOM, text.length * 3.3);

/** Dates below the chart: today, the last session and both ends first, then as many sessions as fit. */
function labels(view: FadeView, last: string, at: (day: string) => number, right: number): Label[] {
  const { days, now, today } = view;
  const sessions = days
    .filter(({ session }) => session)
    .map(({ day }) => day)
    .reverse();
  const wanted = [
    today,
    ...(now.lift ? [now.lift.session] : []),
    ...(last === today ? [] : [last]),
    ...sessions,
    ...days.slice(0, 1).map(({ day }) => day),
  ];
  const placed: Label[] = [];
  for (const day of new Set(wanted)) {
    const text = day === today ? w.today : shortDay(dayNumber(day));
    const room = roomOf(text);
    const x = Math.min(Math.max(at(day), MARGIN.left - 8 + room), right + 8 - room);
    if (placed.some((other) => Math.abs(other.x - x) < roomOf(other.text) + room)) continue;
    placed.push({ x, text, anchor: "middle" });
  }
  return placed;
}

function tableOf({ days }: FadeView): TableData {
  const rows = days.map(({ day, level, course: middle, low, high, session }) => [
    mediumDay(day),
    level === null ? w.none : figure(level),
    w.of({ course: figure(clamp(middle)), low: figure(clamp(low)), high: figure(clamp(high)) }),
    session ? w.session : w.noSession,
  ]);
  return { caption: w.caption, head: w.head, rows: rows.reverse() };
}

const figure = (level: number) => level.toFixed(1);
