import type { Point } from "./scale";

/**
 * Places for labels beside a drawing: each as near as possible to where it belongs, all at least `gap` apart, from `top`
 * to `bottom`. They come back in the order given. If there is no room for all, they begin at the top and run over.
 */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, next) => (wanted[one] ?? 0) - (wanted[next] ?? 0));
  const places = wanted.map((place) => Math.min(Math.max(place, top), bottom));
  let least = top;
  for (const index of order) {
    places[index] = Math.max(places[index] ?? 0, least);
    least = places[index] + gap;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    const place = Math.min(places[index] ?? 0, most);
    places[index] = place;
    most = place - gap;
  }
  const over = Math.max(0, top - Math.min(...places));
  return over > 0 ? places.map((place) => place + over) : places;
}

/** A label at the end of a line. */
export interface End {
  readonly end: Point;
  readonly text: string;
}

/** How wide a letter is, in sizes of the letters: the highest average to expect. */
const LETTER = 0.56;
export const textWidth = (text: string, em: number): number => text.length * LETTER * em;

/**
 * The middles of labels below or above the ends that they name, clear of each other and of the points that are taken. A
 * label without room is left out: the table has it.
 */
export function beside(ends: readonly End[], taken: readonly Point[], em: number, left: number, right: number) {
  const found: { at: Point; text: string }[] = [];
  for (const { end, text } of ends) {
    const half = textWidth(text, em) / 2;
    const x = Math.max(Math.min(end[0], right - half), left + half);
    const isClear = (y: number) =>
      taken.every((point) => Math.abs(point[0] - x) > half + 3 || Math.abs(point[1] - y) > em * 0.8) &&
      found.every(
        ({ at, text: other }) =>
          Math.abs(at[0] - x) > half + textWidth(other, em) / 2 || Math.abs(at[1] - y) > em * 1.1,
      );
    const y = [end[1] + em, end[1] - em].find(isClear);
    if (y !== undefined) found.push({ at: [x, y], text });
  }
  return found;
}
