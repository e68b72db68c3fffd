/** A place in the drawing, pixels. */
export type Point = readonly [x: number, y: number];

/** Straight lines through points, in tenths of a pixel. d3-shape's would be the largest library of the page. */
export const path = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The closed area between two lines over the same places. */
export const area = (above: readonly Point[], below: readonly Point[]): string =>
  `${path([...above, ...[...below].reverse()])}Z`;

/** The straight map from one stretch of numbers to another. d3-scale's own would weigh as much as a screen. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): (value: number) => number {
  const slope = (end - start) / (to - from);
  return (value) => start + (value - from) * slope;
}

/** The size of a drawing and the room around what is drawn, pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** The part of a drawing that its values are drawn in, pixels, with the scales of both directions. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** The plot of these ranges: the first value stands on the left, and below. A range of one day is drawn as two. */
export function plot({ width, height, margin }: Room, [first, last]: [number, number], y: [number, number]): Plot {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const x = linear([first, Math.max(last, first + 1)], [left, right]);
  return { left, right, top, bottom, x, y: linear(y, [bottom, top]) };
}

/** The items in runs: a new one begins wherever `parts` says that nothing joins an item to the one before it. */
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

/** Day numbers to label: the ends, and as many between as fit a drawing of this width without touching. */
export function dayTicks(from: number, to: number, width: number): number[] {
  if (from === to) return [from];
  const spaces = Math.max(1, Math.min(to - from, Math.floor(width / 110)));
  return Array.from({ length: spaces + 1 }, (_, index) => Math.round(from + ((to - from) * index) / spaces));
}
