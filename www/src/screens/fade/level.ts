/** The highest level. The lowest is 0. */
export const TOP = 10;

/** The levels that get a line across the chart. */
export const TICKS = [0, 5, TOP];

/** A level of the model's course, kept within the scale. */
export const clamp = (level: number): number => Math.min(TOP, Math.max(0, level));
