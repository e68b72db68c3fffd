import type { Point } from "./scale";

/**
 * The points of a line that can be told apart at this many pixels. Of those that fall into one column, the first, the
 * lowest, the highest and the last stay, so that no low and no high is lost.
 */
export function thinned(points: readonly Point[], column: number): Point[] {
  const kept: Point[] = [];
  for (let start = 0; start < points.length; ) {
    const edge = Math.floor((points[start]?.[0] ?? 0) / column);
    let end = start;
    let [low, high] = [start, start];
    for (; end < points.length && Math.floor((points[end]?.[0] ?? 0) / column) === edge; end++) {
      if (yOf(points, end) > yOf(points, low)) low = end;
      if (yOf(points, end) < yOf(points, high)) high = end;
    }
    const stay = new Set([start, Math.min(low, high), Math.max(low, high), end - 1]);
    for (const index of stay) {
      const point = points[index];
      if (point) kept.push(point);
    }
    start = end;
  }
  return kept;
}

const yOf = (points: readonly Point[], index: number): number => points[index]?.[1] ?? 0;

/** From the lowest to the highest of the points in each column: upright strokes, each in the middle of its column. */
export function spans(points: readonly Point[], column: number): string {
  const reach = new Map<number, { low: number; high: number }>();
  for (const [x, y] of points) {
    const at = Math.floor(x / column);
    const { low, high } = reach.get(at) ?? { low: y, high: y };
    reach.set(at, { low: Math.max(low, y), high: Math.min(high, y) });
  }
  return [...reach]
    .map(([at, { low, high }]) => `M${(at + 0.5) * column} ${(high - 0.5).toFixed(1)}V${(low + 0.5).toFixed(1)}`)
    .join("");
}

/** The radius of a dot for each of so many points over this width, in pixels; null where dots would run into a band. */
export function dotOf(count: number, width: number): number | null {
  const room = width / Math.max(count, 1);
  if (room >= 4.5) return 2.75;
  return room >= 2 ? 1.5 : null;
}
