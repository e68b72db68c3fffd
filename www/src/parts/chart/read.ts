/** The index of the place nearest to `x`. */
export function nearest(places: readonly number[], x: number): number {
  let found = 0;
  for (const [index, place] of places.entries()) {
    if (Math.abs(place - x) < Math.abs((places[found] ?? 0) - x)) found = index;
  }
  return found;
}

/** Where a key moves from `at`, of places up to `last`; null for a key that does not move. */
export function moved(key: string, at: number, last: number): number | null {
  const leap = Math.max(2, Math.round(last / 10));
  const to: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - leap,
    PageUp: at + leap,
    Home: 0,
    End: last,
  };
  const next = to[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), last);
}
