import type { DoseCourseView, FadeNowView, LiftView, NextView, SoonView, UsualView, Warning } from "../../core/api";
import { dayNumber, longDay, shortDay } from "../../words/days";
import w from "#words/fade";

/** An ISO date as "2 Nov". */
const short = (day: string) => shortDay(dayNumber(day));

/** The fewest days without a dose that are a gap: where one is taken every day, more than 1 and the core's `COURSE_LATE`. */
const GAP = 5;

/** How much of the lift is left, once that can be told. In a course of doses there is no lift from one session. */
export function left({ state, lift }: FadeNowView): string | null {
  if (!lift || state === "tooEarly" || state === "noLift" || state === "noSession" || state === "regularDoses")
    return null;
  const { share: percent, low, high } = lift.said;
  const sentences = [
    w.left({ share: shareOf(percent), percent, session: short(lift.session) }),
    w.likely({ low, high }),
  ];
  return [...sentences, w.day({ days: lift.days })].join(" ");
}

/** The reasons, and what is usual for the person, in their numbers. One sentence each. */
export function reasons(now: FadeNowView): string[] {
  return [...why(now), ...whatIsUsual(now)];
}

/** From this chance on, in percent, half is more likely gone than not. */
const EVEN = 50;

/** Whether a warning still stands that the latest check-ins make less likely than not. */
const isLessSure = (now: FadeNowView): boolean => {
  const warned = now.course ? now.course.lift?.halfLost : now.state === "fading" ? now.lift?.said.halfGone : undefined;
  return warned !== undefined && warned < EVEN;
};

/** The title of the place. */
export const title = (now: FadeNowView): string =>
  isLessSure(now) && !now.course ? w.lessSure.line : w.titles[now.state];

/** What a warning says, in a sentence and in a line. */
export function warned(now: FadeNowView, warning: Warning): { sentence: string; line: string } {
  const { lessSure } = w;
  if (!isLessSure(now)) return { sentence: w.warning[warning], line: w.today.answered[warning] };
  return now.course
    ? { sentence: lessSure.course, line: lessSure.courseLine }
    : { sentence: lessSure.warning, line: lessSure.line };
}

/** What is said of a course of doses, a sentence each. */
export function ofCourse({ since, days, withoutDose, paused, halfLost, lift }: DoseCourseView): string[] {
  const c = w.doseCourse;
  if (paused) return [withoutDose < GAP ? c.afterGap : c.gap({ count: withoutDose })];
  if (!lift) return [c.early({ day: days })];
  if (!lift.lifted) return [c.noLift];
  const chance = { percent: lift.halfLost, chance: chanceOf(lift.halfLost) };
  const holds = c.holds({ since: short(since), points: lift.gain, ...chance });
  const lost = lift.halfLost < EVEN ? w.lessSure.course : w.warning.courseFading;
  return halfLost ? [lost, holds, c.lostNext] : [holds];
}

/** The reasons for what is said. */
export function why(now: FadeNowView): string[] {
  const { state, lift, silentDays } = now;
  if (now.course) return ofCourse(now.course);
  const sentences: string[] = [];
  if (lift?.fromDose) sentences.push(w.doseCourse.over({ day: short(lift.session) }));
  if (now.soon) sentences.push(soon(now.soon));
  if (state !== "doseCourse" && state !== "easing" && state !== "holding") sentences.push(w.reasons[state]);
  if (state === "lowerThanUsual") sentences.push(w.lowerNext);
  if (lift && left(now) !== null)
    sentences.push(w.from({ count: lift.checkIns, half: lift.said.halfGone, chance: chanceOf(lift.said.halfGone) }));
  if (lift && silentDays !== null && silentDays > 0) sentences.push(w.silent({ count: silentDays }));
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
  if (halfGone === 0) return w.usual.none({ count: sessions });
  const days = daysOf(from, until);
  return halfGone === sessions
    ? w.usual.all({ count: sessions, days })
    : w.usual.some({ count: halfGone, of: sessions, others: sessions - halfGone, days });
}

const daysOf = (from: number, until: number): string => w.days({ from, until, same: from === until });

const soon = ({ day, halfGone: percent }: SoonView): string =>
  w.soon({ day: short(day), percent, chance: chanceOf(percent) });

/** How a part of the lift is said: within 5 percent of nothing or of all of it, without the number. */
export const shareOf = (percent: number): "none" | "all" | "some" =>
  percent <= 5 ? "none" : percent >= 95 ? "all" : "some";

/** The same of a chance, which is never stated as certain. */
export const chanceOf = (percent: number): "low" | "high" | "some" =>
  (({ none: "low", all: "high", some: "some" }) as const)[shareOf(percent)];

const halfGone = ({ from, until, fromDay, untilDay }: NonNullable<LiftView["halfGone"]>): string =>
  w.halfGone({ from: short(fromDay), until: short(untilDay), days: daysOf(from, until) });

/** The chance that half of the lift is gone before the planned session. */
export function beforeNext({ day, days, halfGone, worthPlanning }: NextView): string {
  const chance =
    halfGone === null ? w.before.notYet : w.before.chance({ percent: halfGone, chance: chanceOf(halfGone) });
  return [w.next({ day: longDay(day), days }), chance, ...(worthPlanning ? [w.before.plan] : [])].join(" ");
}

/** A message to the clinic. It gives the person's numbers and asks for nothing. */
export function message(now: FadeNowView): string {
  const { warning, lift, course, next, soon: ahead } = now;
  const sure = !isLessSure(now);
  if (warning && course?.lift) {
    const { halfLost: percent } = course.lift;
    return [
      w.message.courseFading({ session: longDay(course.since), day: course.days, sure }),
      w.message.chance({ percent, chance: chanceOf(percent) }),
      w.message.from,
    ].join(" ");
  }
  if (!warning || !lift) return "";
  const { share, low, high } = lift.said;
  return [
    w.message[warning.warning]({
      session: longDay(lift.session),
      day: lift.days,
      dose: lift.fromDose,
      sure,
      by: ahead ? longDay(ahead.day) : "",
    }),
    w.message.left({ percent: share, low, high, count: lift.checkIns }),
    ...(next ? [w.message.next({ day: longDay(next.day) })] : []),
    w.message.from,
  ].join(" ");
}
