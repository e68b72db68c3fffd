import { expect, test } from "vitest";
import { said } from "./of-files";

test.each([
  [
    "safetyPlan.people",
    [
      { name: "Ada", phone: "555 01" },
      { name: "Ben", phone: null },
    ],
    "Ada, 555 01\nBen",
  ],
  ["safetyPlan.people", [], "Nothing"],
  ["safetyPlan.coping", null, "Nothing"],
  ["plan.target", "remission", "Remission: feeling well, not just less sick"],
  ["plan.cutOffs", { remissionDays: 30 }, "Days of low scores needed for remission: 30"],
  ["plan.cutOffs", {}, "The usual ones"],
  ["plan.limits", { systolic: 150, pulse: null }, "Highest top number: 150"],
  ["plan.intervalDays", 14, "14"],
  ["settings.dayStartHour", 0, "Midnight"],
  ["settings.daysToBook", 10, "10"],
  ["settings.answersCount", false, "No"],
])("%s is said in words", (name, value, words) => {
  expect(said(name, value)).toBe(words);
});

test("a day is said as a day", () => {
  expect(said("settings.courseStart", "2026-03-02")).toContain("2026");
  expect(said("settings.courseStart", "2026-03-02")).not.toBe("2026-03-02");
});
