/** The highest level; the lowest is 0. */
export const TOP = 10;

/** The levels that a line across marks. */
export const TICKS = [0, 5, TOP];

/** The model's course as a level that there is. */
export const clamp = (level: number): number => Math.min(TOP, Math.max(0, level));
