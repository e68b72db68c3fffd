import type { FadeDayView, LiftView } from "../../core/api";
import { dayNumber } from "../../words/days";
import { high, type Level } from "./smooth";

/** The lift of the last session, as a chart of days has it: on levels 0–10. */
export interface Lift {
  readonly session: number;
  /** Where the high line is. */
  readonly high: number;
  /** Where half of the lift is gone. */
  readonly half: number;
}

/** The lines of a lift that can be followed. `levels` go back to its session, however few of their days are drawn. */
export function liftOf(lift: LiftView | null | undefined, levels: readonly Level[]): Lift | null {
  if (lift?.half == null) return null;
  const session = dayNumber(lift.session);
  const best = high(levels.filter(({ day }) => day > session).map(({ level }) => level));
  return best === null ? null : { session, high: best, half: lift.half };
}

/** The days of the fade watch that have a level. */
export const levelsOf = (days: readonly FadeDayView[]): Level[] =>
  days.flatMap(({ day, level }) => (level === null ? [] : [{ day: dayNumber(day), level }]));
