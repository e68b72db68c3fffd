import type { DoseCourseView, FadeNowView, LiftView, NextView, UsualView } from "../../core/api";
import { dayNumber, longDay, shortDay } from "../../words/days";
import { fade as w } from "../../words/en/fade";

/** An ISO date as "2 Nov". */
const short = (day: string) => shortDay(dayNumber(day));

/** How much of the lift is left, once that can be told. */
export function left({ state, lift }: FadeNowView): string | null {
  if (!lift || state === "tooEarly" || state === "noLift" || state === "noSession" || state === "regularDoses")
    return null;
  if (state === "doseCourse") return null;
  return `${w.left(lift.said.share, short(lift.session))} ${w.likely(lift.said.low, lift.said.high)} ${w.day(lift.days)}`;
}

/** The reasons, and what is usual for the person, in their numbers. One sentence each. */
export function reasons(now: FadeNowView): string[] {
  return [...why(now), ...whatIsUsual(now)];
}

/** What is said of a course of doses, a sentence each. */
export function ofCourse({ since, days, withoutDose, paused, halfLost, lift }: DoseCourseView): string[] {
  const c = w.doseCourse;
  if (paused) return [c.paused(withoutDose)];
  if (!lift) return [c.early(days)];
  if (!lift.lifted) return [c.noLift];
  const holds = c.holds(short(since), String(lift.gain), w.chance(lift.halfLost));
  return halfLost ? [c.lost, holds, c.lostNext] : [holds];
}

/** The reasons for what is said. */
export function why(now: FadeNowView): string[] {
  const { state, lift, silentDays } = now;
  if (now.course) return ofCourse(now.course);
  const sentences: string[] = [];
  if (now.soon) sentences.push(w.soon(short(now.soon.day), now.soon.halfGone));
  if (state !== "doseCourse" && state !== "easing" && state !== "holding") sentences.push(w.reasons[state]);
  if (state === "lowerThanUsual") sentences.push(w.lowerNext);
  if (lift && left(now) !== null) sentences.push(w.from(lift.checkIns, lift.said.halfGone));
  if (lift && silentDays !== null && silentDays > 0) sentences.push(w.silent(silentDays));
  return sentences;
}

function whatIsUsual({ state, lift, usual, next }: FadeNowView): string[] {
  const sentences: string[] = [];
  // "Sooner than usual" needs a usual: the person's own sessions must have shown one.
  if (lift?.early && usual) sentences.push(w.early);
  if (lift && state !== "noLift") sentences.push(usualCourse(usual));
  if (lift?.halfGone && state !== "fading") sentences.push(halfGone(lift.halfGone));
  if (lift && !next && (state === "fading" || state === "lowerThanUsual")) sentences.push(w.noNext);
  return sentences;
}

function usualCourse(usual: UsualView | null): string {
  if (!usual) return w.usual.unknown;
  const { sessions, halfGone, from, until } = usual;
  if (halfGone === 0) return w.usual.none(sessions);
  return halfGone === sessions ? w.usual.all(sessions, from, until) : w.usual.some(halfGone, sessions, from, until);
}

const halfGone = ({ from, until, fromDay, untilDay }: NonNullable<LiftView["halfGone"]>): string =>
  w.halfGone(short(fromDay), short(untilDay), from, until);

/** The chance that half of the lift is gone before the planned session. */
export function beforeNext({ day, days, halfGone, worthPlanning }: NextView): string {
  const chance = halfGone === null ? w.before.notYet : w.before.chance(halfGone);
  return [w.next(longDay(day), days), chance, ...(worthPlanning ? [w.before.plan] : [])].join(" ");
}

/** A message to the clinic. It gives the person's numbers and asks for nothing. */
export function message({ warning, lift, next }: FadeNowView): string {
  if (!warning || !lift) return "";
  const { share, low, high } = lift.said;
  return [
    w.message[warning.warning](longDay(lift.session), lift.days),
    w.message.left(share, low, high, lift.checkIns),
    ...(next ? [w.message.next(longDay(next.day))] : []),
    w.message.from,
  ].join(" ");
}
