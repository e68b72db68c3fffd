/** A point in the drawing, in pixels. */
export type Point = readonly [x: number, y: number];

/** Straight lines through points, to a tenth of a pixel. d3-shape for this would be the page's largest library. */
export const path = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** A line through points that bends gently and never rises or falls beyond them. */
export const curve = (points: readonly Point[]): string =>
  points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (!before) return `M${x.toFixed(1)} ${y.toFixed(1)}`;
      const middle = ((before[0] + x) / 2).toFixed(1);
      return `C${middle} ${before[1].toFixed(1)} ${middle} ${y.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");

/** The area between such a line and a level floor. */
export function water(points: readonly Point[], floor: number): string {
  const [first] = points;
  return first ? `${curve(points)}V${floor.toFixed(1)}H${first[0].toFixed(1)}Z` : "";
}

/** Maps one range of numbers linearly onto another. d3-scale for this would weigh as much as a whole screen. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): (value: number) => number {
  const slope = (end - start) / (to - from);
  return (value) => start + (value - from) * slope;
}

/** The size of a drawing and the margins around its plot, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** The part of a drawing that holds the values, in pixels, with the scales of both axes. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/**
 * The plot for these ranges. The first value of each is at the left or the bottom. A range of one day is drawn as two.
 */
export function plot({ width, height, margin }: Room, [first, last]: [number, number], y: [number, number]): Plot {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const x = linear([first, Math.max(last, first + 1)], [left, right]);
  return { left, right, top, bottom, x, y: linear(y, [bottom, top]) };
}

/** The items in runs. A new run begins wherever `parts` says that nothing joins an item to the one before it. */
export function runs<T>(items: readonly T[], parts: (item: T, before: T) => boolean): T[][] {
  const all: T[][] = [];
  for (const item of items) {
    const run = all.at(-1);
    const before = run?.at(-1);
    if (run && before !== undefined && !parts(item, before)) run.push(item);
    else all.push([item]);
  }
  return all;
}
