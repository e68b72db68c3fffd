import { dayLabels, placed } from "./dates";
import { apart, textWidth } from "./gutter";
import { path, type Plot, type Point } from "./scale";
import { dotOf, thinned } from "./thin";

/** A plot, and the size of its letters, in pixels. */
export interface Drawn extends Plot {
  readonly em: number;
  /** The width and height of the whole drawing. */
  readonly width: number;
  readonly height: number;
}

/** Width of a column of points that are drawn as one, in pixels. */
export const COLUMN = 2;

/** Lines across at these values, each with its number on the left. */
export function Grid({ plot: { left, right, y }, ticks }: { plot: Plot; ticks: readonly number[] }) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.35em" text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
    </>
  );
}

/** A name in the gutter, beside the value that it belongs to. */
export interface Name {
  readonly value: number;
  readonly text: string;
  /** Its colour: that of the high line, of the half line, or plain. */
  readonly kind?: "high" | "half";
}

/** Names to the right of the plot, never on what is drawn, and never on each other. */
export function Gutter({ plot: { right, top, bottom, y, em }, names }: { plot: Drawn; names: readonly Name[] }) {
  const places = apart(
    names.map(({ value }) => y(value)),
    em * 1.15,
    top,
    bottom,
  );
  return (
    <>
      {names.map(({ text, kind }, index) => (
        <text key={text} class={kind && `chart-${kind}-name`} x={right + 7} y={places[index]} dy="0.35em">
          {text}
        </text>
      ))}
    </>
  );
}

/** A value to compare with, from a place on to the gutter, where its name is. */
export function Across({
  plot: { right, y },
  from,
  value,
  kind,
}: {
  plot: Plot;
  from: number;
  value: number;
  kind: "high" | "half";
}) {
  return <line class={`chart-${kind}`} x1={from} x2={right + 3} y1={y(value)} y2={y(value)} />;
}

/** A triangle with its top at `y`, half as wide as given. */
const triangle = (x: number, y: number, half: number) =>
  `M${(x - half).toFixed(1)} ${(y + 2 * half).toFixed(1)}h${2 * half}L${x.toFixed(1)} ${y}z`;

/** Half the width of a session's triangle, in pixels. Many sessions have narrower ones. */
const HALF = 4;

/** Sessions as triangles under the axis. The planned one is hollow. */
export function Sessions({ plot, days, planned }: { plot: Plot; days: readonly number[]; planned: number | null }) {
  const { x, left, right, bottom } = plot;
  const isInside = (at: number) => at >= left - 0.5 && at <= right + 0.5;
  const places = new Set(days.map((day) => Math.round(x(day))).filter(isInside));
  const half = Math.min(HALF, Math.max(1, (right - left) / places.size / 2));
  return (
    <>
      <line class="chart-grid" x1={left} x2={right} y1={bottom} y2={bottom} />
      <path class="chart-session" d={[...places].map((place) => triangle(place, bottom + 2, half)).join("")} />
      {planned !== null && isInside(x(planned)) && (
        <path class="chart-session planned" d={triangle(x(planned), bottom + 2, HALF)} />
      )}
    </>
  );
}

interface DatesProps {
  plot: Drawn;
  range: readonly [from: number, to: number];
  /** Days with a label of their own, most important first. */
  named: readonly { readonly day: number; readonly text: string }[];
}

/** Labels under the axis of days. */
export function Dates({ plot: { x, width, height, left, right, em }, range: [from, to], named }: DatesProps) {
  const most = Math.max(2, Math.floor((right - left) / (em * 4)));
  const wanted = dayLabels(named, from, to, most).map(({ day, text }) => ({ x: x(day), text }));
  return (
    <>
      {placed(wanted, 0, width, (text) => textWidth(text, em) + em / 2).map(({ x: at, text }) => (
        <text key={text} x={at} y={height - em * 0.35} text-anchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}

/** Values joined by straight lines. */
export function Trace({ points }: { points: readonly Point[] }) {
  return <path class="chart-trace" d={path(thinned(points, COLUMN))} />;
}

interface Dot {
  readonly at: Point;
  /** Less certain, or from another app: hollow. */
  readonly open?: boolean;
}

/** A dot for each value while there is room for it. If not, only the newest. */
export function Dots({ of, width }: { of: readonly Dot[]; width: number }) {
  const radius = dotOf(of.length, width);
  return (
    <>
      {(radius === null ? of.slice(-1) : of).map(({ at: [x, y], open }, index) => (
        <circle key={index} class={open ? "chart-point open" : "chart-point"} cx={x} cy={y} r={radius ?? 2.75} />
      ))}
    </>
  );
}
