import { useRef } from "preact/hooks";
import type { FadeDayView, FadeIntervalView, FadeView } from "../../core/api";
import { Figure, Grid, useWidth } from "../../parts/chart";
import { path, plot, runs, type Point } from "../../parts/chart/scale";
import type { TableData } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { fade } from "../../words/en/fade";
import { clamp, TICKS, TOP } from "./level";

const w = fade.past;

const HEIGHT = 200;
const MARGIN = { top: 10, right: 10, bottom: 26, left: 24 };
/** The fewest days for which an earlier interval is drawn. */
const SHORTEST = 7;
/** The most days drawn. */
const LONGEST = 60;

/** The time after each earlier session laid over the present one, with the day on which half was gone. */
export function Past({ fade: view }: { fade: FadeView }) {
  if (!view.now.lift) return null;
  return (
    <section>
      <h2>{w.title}</h2>
      {view.intervals.length === 0 ? (
        <p class="soft">{w.none}</p>
      ) : (
        <Figure table={tableOf(view.intervals)} testId="fade-past">
          <Drawing view={view} />
          <p class="soft small">{w.note}</p>
        </Figure>
      )}
    </section>
  );
}

function Drawing({ view }: { view: FadeView }) {
  const figure = useRef<HTMLDivElement>(null);
  const width = useWidth(figure);
  const all = byInterval(view.days);
  const now = all.at(-1) ?? [];
  const longest = Math.min(LONGEST, Math.max(7, ...all.map((days) => days.at(-1)?.since ?? 0)));
  const drawn = plot({ width, height: HEIGHT, margin: MARGIN }, [0, longest], [0, TOP]);
  const { x, y } = drawn;
  const line = (days: readonly FadeDayView[]) =>
    path(shown(days).map((day): Point => [x(day.since ?? 0), y(clamp(day.course))]));
  const halves = view.intervals.filter(({ tells, halfGone, half }) => tells && halfGone && half <= longest);
  return (
    <div ref={figure}>
      <svg
        class="chart-drawing"
        role="img"
        aria-label={w.says}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
      >
        <Grid plot={drawn} ticks={TICKS} />
        {all
          .slice(0, -1)
          .filter((days) => days.length >= SHORTEST)
          .map((days) => (
            <path key={days[0]?.day} class="fade-earlier" d={line(days)} />
          ))}
        <path class="fade-course" d={line(now)} />
        {shown(now).map(
          ({ day, since, level }) =>
            level !== null && <circle key={day} class="chart-point" cx={x(since ?? 0)} cy={y(level)} r={2.75} />,
        )}
        {halves.map(({ session, half }) => (
          <line key={session} class="fade-mark" x1={x(half)} x2={x(half)} y1={y(0) - 10} y2={y(0)} />
        ))}
        {ticks(longest).map((day) => (
          <text
            key={day}
            x={x(day)}
            y={HEIGHT - 6}
            text-anchor={day === 0 ? "start" : day > longest - 3 ? "end" : "middle"}
          >
            {day === 0 ? w.axis(0) : day}
          </text>
        ))}
      </svg>
    </div>
  );
}

const shown = (days: readonly FadeDayView[]) => days.filter(({ since }) => since !== null && since <= LONGEST);

/** The days after each session. Days before the first session are left out. */
const byInterval = (days: readonly FadeDayView[]): FadeDayView[][] =>
  runs(days, ({ session }) => session).filter(([first]) => first?.session);

/** A label for each week, or every other week if there are many, and for the last day if there is room. */
function ticks(longest: number): number[] {
  const step = longest > 35 ? 14 : 7;
  const weeks = Array.from({ length: Math.floor(longest / step) + 1 }, (_, index) => index * step);
  return longest - (weeks.at(-1) ?? 0) > step / 3 ? [...weeks, longest] : weeks;
}

function tableOf(intervals: readonly FadeIntervalView[]): TableData {
  return {
    caption: w.caption,
    head: w.head,
    rows: intervals.map((interval) => [
      mediumDay(interval.session),
      halfOf(interval),
      w.days(interval.days),
      String(interval.checkIns),
      interval.answer === null ? w.notAsked : w.said[interval.answer],
      w.thought(interval.thought),
    ]),
  };
}

function halfOf({ tells, days, halfGone, half, low, high }: FadeIntervalView): string {
  if (!tells) return days <= 7 ? w.short : w.noLift;
  return halfGone ? w.half(half, low, high) : w.notHalf;
}
