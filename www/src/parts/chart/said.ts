import { chart as w } from "../../words/en/chart";
import { isoDay, shortDay, weekDay } from "../../words/days";

/** When a reading was: "Sun 22 Nov", and "day 2 after 20 Nov" if there was a session before. Sessions oldest first. */
export function when(day: number, today: number, sessions: readonly number[]): string[] {
  const session = sessions.findLast((one) => one <= day);
  return [
    day === today ? w.today : weekDay(isoDay(day)),
    ...(session === undefined ? [] : [session === day ? w.session : w.after(day - session, shortDay(session))]),
  ];
}

/** A level as it is read: whole numbers without a point. */
export const figure = (level: number): string => (Number.isInteger(level) ? String(level) : level.toFixed(1));
