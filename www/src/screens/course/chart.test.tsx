import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type {
  CourseFormView,
  CourseView,
  GoalsView,
  ImportedLevelView,
  LevelsView,
  RegimensView,
  TherapiesView,
} from "../../core/api";
import { CourseChart } from "./chart";

const form = (id: string, day: string, shown: number) =>
  part<CourseFormView>({ id, day, total: { shown, imputed: false, band: "mild" }, typed: false, joined: true });
const mood = (day: string, value: number, worst = 100, best = 500) =>
  part<ImportedLevelView>({ day, source: "daylio", value, worst, best });

const chart = (course: Partial<CourseView>, levels: Partial<LevelsView> = {}) => {
  const asked = vi.fn(async () =>
    part<LevelsView>({ today: "2026-11-29", days: [], imported: [], sessions: [], nextSession: null, ...levels }),
  );
  const core = coreOf({
    levels: asked,
    regimens: async () => part<RegimensView>({ current: null, history: [] }),
    therapies: async () => part<TherapiesView>({ therapies: [] }),
    goals: async () => part<GoalsView>({ standing: [] }),
  });
  const view = part<CourseView>({
    today: "2026-11-29",
    status: null,
    fade: null,
    forms: [],
    sessions: [],
    nextSession: null,
    bands: [
      { band: "minimal", highest: 4 },
      { band: "mild", highest: 9 },
      { band: "severe", highest: 27 },
    ],
    ...course,
  });
  return show(<CourseChart core={core} course={view} />).then(() => asked);
};

const day = (date: string, level: number, energy: number | null, sleep: number | null) => ({
  day: date,
  level,
  energy,
  sleep,
});
const value = (testId: string) => at(`${testId}-slider`).getAttribute("aria-valuetext");

test("the scores come first, and days are asked for only when they are chosen", async () => {
  const asked = await chart(
    { forms: [form("a", "2026-11-01", 12), form("b", "2026-11-15", 7)] },
    { days: [day("2026-11-28", 6, null, 7.5), day("2026-11-29", 5, 3, null)] },
  );
  expect([value("course-chart"), asked.mock.calls.length]).toEqual(["7, Sun 15 Nov, mild", 0]);
  expect(at("course-chart-read").dataset.place).toBe("phq9/b");
  await press("course-measure-mood");
  expect([value("course-levels"), asked.mock.calls.length]).toEqual(["5, today", 1]);
  await press("course-measure-sleep");
  expect(value("course-levels")).toBe("7.5 h, Sat 28 Nov");
  await press("course-measure-energy");
  expect([value("course-levels"), asked.mock.calls.length]).toEqual(["3, today", 1]);
});

test("the table of forms is newest first and has no column for changes", async () => {
  await chart({ forms: [form("a", "2026-11-01", 12), form("b", "2026-11-15", 7)] });
  await press("course-chart-switch");
  const rows = [...document.querySelectorAll("tbody tr")].map(({ textContent }) => textContent?.trim());
  expect(rows).toEqual(["15 Nov 2026 7mild", "1 Nov 2026 12mild"]);
});

test("moods of another app are drawn without a form, by their own scale, and read as they were", async () => {
  await chart({}, { imported: [mood("2026-11-01", 300), mood("2026-11-02", 100, 500, 100)] });
  expect(isThere("course-measure-score")).toBe(false);
  const [middle, best] = [...document.querySelectorAll(".chart-point.open")].map((dot) =>
    Number(dot.getAttribute("cy")),
  );
  expect(best).toBeLessThan(middle ?? 0);
  expect(value("course-levels")).toBe("1, Mon 2 Nov, Daylio 1–5");
  expect(document.querySelectorAll(".chart-water")).toHaveLength(0);
});

test("without a form, a check-in or an import there is no chart", async () => {
  await chart({});
  expect(isThere("course-levels") || isThere("course-measure-mood")).toBe(false);
});

test("more than a year of forms begins with the last year, and can go back to all", async () => {
  await chart({ forms: [form("a", "2024-01-01", 20), form("b", "2026-03-01", 12), form("c", "2026-11-15", 7)] });
  const dots = () => document.querySelectorAll(".chart-point").length;
  expect([dots(), at("course-reach-year").getAttribute("aria-pressed")]).toEqual([2, "true"]);
  await press("course-reach-all");
  expect(dots()).toBe(3);
  await press("course-reach-month");
  expect(dots()).toBe(1);
});
