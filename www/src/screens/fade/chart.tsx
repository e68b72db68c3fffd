import { useEffect, useRef, useState } from "preact/hooks";
import type { FadeDayView, FadeView } from "../../core/api";
import { Button } from "../../parts";
import { linear, path, Session, useWidth, type Point } from "../../parts/chart";
import { Table, type TableData } from "../../parts/table";
import { dayNumber, mediumDay, shortDay } from "../../words/days";
import { words } from "../../words/en";
import { fade } from "../../words/en/fade";

const w = fade.chart;

const HEIGHT = 256;
const MARGIN = { top: 36, right: 10, bottom: 26, left: 24 };
/** Fewest pixels that a day takes: below that the drawing scrolls inside its frame. */
const PIXELS = 2.6;
const TOP = 10;

/** The daily level with the model's course and its band, and what is to come up to the planned session. */
export function FadeChart({ fade: view }: { fade: FadeView }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class="chart fade-chart" data-testid="fade-chart">
      {asTable ? <Table {...tableOf(view)} right={[1]} /> : <Frame view={view} />}
      {!asTable && (
        <p class="soft small">
          {w.note} {view.ahead.length > 0 && view.now.lift && w.noteAhead}
        </p>
      )}
      <Button
        kind="text"
        onPress={() => {
          setAsTable(!asTable);
        }}
        testId="fade-chart-switch"
      >
        {asTable ? words.parts.showChart : words.parts.showTable}
      </Button>
    </figure>
  );
}

/** Scrolls sideways inside itself when there are many days, and begins at the latest. */
function Frame({ view }: { view: FadeView }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const days = view.days.length + (view.now.lift ? view.ahead.length : 0);
  const wide = Math.max(width, Math.round(days * PIXELS));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the width is what moves the end that is scrolled to
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
  const first = days[0]?.day ?? view.today;
  const last = ahead.at(-1)?.day ?? view.today;
  const x = linear(
    [dayNumber(first), Math.max(dayNumber(last), dayNumber(first) + 1)],
    [MARGIN.left, width - MARGIN.right],
  );
  const y = linear([0, TOP], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const at = (day: string) => x(dayNumber(day));
  const [left, right] = [MARGIN.left, width - MARGIN.right];
  const now = at(view.today);
  // The forecast goes on from today's course without a step.
  const future = ahead.length > 0 ? [...days.slice(-1), ...ahead] : [];

  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-label={w.says(mediumDay(first), mediumDay(last))}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
    >
      {[0, 5, TOP].map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.35em" text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      {stretches(days).map((stretch) => (
        <path key={stretch[0]?.day} class="fade-band" d={band(stretch, at, y)} />
      ))}
      {future.length > 0 && <path class="fade-band ahead" d={band(future, at, y)} />}
      {days
        .filter(({ session }) => session)
        .map(({ day }) => (
          <Session key={day} x={at(day)} planned={false} bottom={HEIGHT - MARGIN.bottom} />
        ))}
      {next && dayNumber(next.day) <= dayNumber(last) && (
        <Session x={at(next.day)} planned bottom={HEIGHT - MARGIN.bottom} />
      )}
      {stretches(days).map((stretch) => (
        <path key={stretch[0]?.day} class="fade-course" d={course(stretch, at, y)} />
      ))}
      {future.length > 0 && <path class="fade-course ahead" d={course(future, at, y)} />}
      {lift?.highest != null && (
        <Level x={[at(lift.session), right]} y={y(clamp(lift.highest))} label={w.highest} name="chart-high" />
      )}
      {lift?.half != null && (
        <Level x={[at(lift.session), right]} y={y(clamp(lift.half))} label={w.half} name="fade-half" />
      )}
      {lift?.halfGone && (
        <Likely from={at(lift.halfGone.fromDay)} until={Math.min(at(lift.halfGone.untilDay), right)} right={right} />
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
      <line class="fade-now" x1={now} x2={now} y1={HEIGHT - MARGIN.bottom} y2={HEIGHT - MARGIN.bottom + 6} />
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
 * A level that is compared with: the high-water line, or the line at which half is gone. Its name stands over its right
 * end, which days on their way down leave free.
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

/** The days between which half is likely gone, on the line of the days. */
function Likely({ from, until, right }: { from: number; until: number; right: number }) {
  if (until <= from) return null;
  const y = HEIGHT - MARGIN.bottom;
  return (
    <>
      <rect class="fade-likely" x={from} width={until - from} y={y - 5} height={5} />
      <text class="fade-half-label" x={Math.min((from + until) / 2 + 44, right - 4)} y={y - 10} text-anchor="end">
        {w.likely}
      </text>
    </>
  );
}

type Place = (value: number) => number;
const clamp = (level: number) => Math.min(TOP, Math.max(0, level));

/** The days of each interval: at a session the course begins anew, and nothing joins the two. */
function stretches(days: readonly FadeDayView[]): FadeDayView[][] {
  const all: FadeDayView[][] = [[]];
  for (const day of days) {
    if (day.session) all.push([]);
    all.at(-1)?.push(day);
  }
  return all.filter((stretch) => stretch.length > 1);
}

const course = (days: readonly FadeDayView[], at: (day: string) => number, y: Place): string =>
  path(days.map((day): Point => [at(day.day), y(clamp(day.course))]));

function band(days: readonly FadeDayView[], at: (day: string) => number, y: Place): string {
  const above = days.map((day): Point => [at(day.day), y(clamp(day.high))]);
  const below = days.map((day): Point => [at(day.day), y(clamp(day.low))]).reverse();
  return `${path([...above, ...below])}Z`;
}

interface Label {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** Half of the room that a date takes, in pixels. */
const ROOM = 26;

/** Dates under the chart: today, the last session and the ends first, then as many sessions as fit. */
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
    const x = Math.min(Math.max(at(day), MARGIN.left - 8 + ROOM), right + 8 - ROOM);
    if (placed.some((other) => Math.abs(other.x - x) < 2 * ROOM)) continue;
    placed.push({ x, text: day === today ? w.today : shortDay(dayNumber(day)), anchor: "middle" });
  }
  return placed;
}

function tableOf({ days }: FadeView): TableData {
  const rows = days.map(({ day, level, course: middle, low, high, session }) => [
    mediumDay(day),
    level === null ? w.none : figure(level),
    w.of(figure(clamp(middle)), figure(clamp(low)), figure(clamp(high))),
    session ? w.session : w.noSession,
  ]);
  return { caption: w.caption, head: w.head, rows: rows.reverse() };
}

const figure = (level: number) => level.toFixed(1);
