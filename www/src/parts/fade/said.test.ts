import { expect, test } from "vitest";
import type { DoseCourseView, FadeNowView, LiftView } from "../../core/api";
import { part } from "../../../test/page";
import w from "#words/fade";
import { message, ofCourse, title, warned, why } from "./said";

const course = (about: Partial<DoseCourseView>): DoseCourseView => ({
  since: "2026-03-01",
  days: 60,
  withoutDose: 0,
  paused: false,
  halfLost: false,
  lift: { gain: 2.4, halfLost: 10, lifted: true },
  ...about,
});

test("a course says one thing at a time", () => {
  expect(ofCourse(course({ days: 12, lift: null }))).toEqual([w.doseCourse.early({ day: 12 })]);
  expect(ofCourse(course({ paused: true, withoutDose: 6 }))).toEqual([w.doseCourse.gap({ count: 6 })]);
  expect(ofCourse(course({ paused: true, withoutDose: 1 }))).toEqual([w.doseCourse.afterGap]);
  expect(ofCourse(course({ lift: { gain: 0.3, halfLost: 20, lifted: false } }))).toEqual([w.doseCourse.noLift]);
  const [holds, ...rest] = ofCourse(course({}));
  expect(holds).toContain("2.4 points");
  expect(rest).toEqual([]);
  const lost = (halfLost: number) =>
    ofCourse(course({ halfLost: true, lift: { gain: 2.4, halfLost, lifted: true } }))[0];
  expect([lost(60), lost(45)]).toEqual([w.warning.courseFading, w.lessSure.course]);
});

const fading = (halfGone: number, fromDose = false) =>
  part<FadeNowView>({
    state: "fading",
    warning: { warning: "fading", id: null, verdict: null, canBeMuted: true },
    course: null,
    soon: null,
    next: null,
    silentDays: 0,
    lift: part<LiftView>({
      session: "2026-05-01",
      fromDose,
      days: 12,
      checkIns: 10,
      said: { share: 50, low: 20, high: 80, halfGone },
    }),
  });

test("an alert that stands says less once it is less likely than not", () => {
  expect([title(fading(50)), title(fading(45))]).toEqual([w.titles.fading, w.lessSure.line]);
  expect(warned(fading(60), "fading")).toEqual({ sentence: w.warning.fading, line: w.today.answered.fading });
  expect(warned(fading(40), "fading")).toEqual({ sentence: w.lessSure.warning, line: w.lessSure.line });
  expect(message(fading(60))).toContain("It looks like half of that has worn off (day 12).");
  expect(message(fading(40))).toContain("Half of that may have worn off (day 12).");
});

test("after a course that has ended the last dose is told from a session", () => {
  expect(message(fading(60))).toContain("after my session on");
  expect(message(fading(60, true))).toContain("after my last regular dose on");
  const over = w.doseCourse.over({ day: "1 May" });
  expect(why(fading(60))).not.toContain(over);
  expect(why(fading(60, true))).toContain(over);
});

test("the message of the note names the day by which half will be gone", () => {
  const now = {
    ...fading(30),
    state: "halfGoneSoon" as const,
    warning: { warning: "halfGoneSoon" as const, id: null, verdict: null, canBeMuted: true },
    soon: { day: "2026-05-20", days: 7, halfGone: 65 },
  };
  expect(message(now)).toContain("half of that will be gone by Wednesday 20 May");
});

test("the note names its day and probability, and stands in place of easing", () => {
  const now = part<FadeNowView>({
    state: "halfGoneSoon",
    lift: null,
    course: null,
    soon: { day: "2026-05-14", days: 7, halfGone: 60 },
    silentDays: 0,
  });
  expect(why(now)[0]).toBe(w.soon({ day: "14 May", percent: 60, chance: "some" }));
});
