import { expect, test } from "vitest";
import type { DoseCourseView, FadeNowView } from "../../core/api";
import { part } from "../../../test/page";
import w from "#words/fade";
import { ofCourse, why } from "./said";

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
  expect(ofCourse(course({ halfLost: true }))[0]).toBe(w.warning.courseFading);
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
