/**
 * Room on the left and right of the charts of the course, in sizes of the letters: the same for all, so that the same day
 * is at the same place.
 */
export const SIDES = [1.9, 6.8] as const;

export { levelsOf, liftOf } from "./lift";
export { placed } from "./dates";
export { textWidth } from "./gutter";
export { Figure, useSize } from "./figure";
export { Across, Dates, Dots, type Drawn, Grid, Gutter, type Name, Sessions, Trace } from "./pieces";
export { Readable, type Reading } from "./readable";
export { BEST, LEVEL_SIDES, named, Tide, type TideData } from "./tide";
