import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, settled, show } from "../../../test/page";
import type { FadeDayView, FadeNowView, FadeView, LevelsView, LiftView, TodayView } from "../../core/api";
import { Water } from "./water";

// Dates of this year are said without it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-29T12:00:00Z") });
});

const day = (date: string, level: number) => ({ day: date, level, energy: null, sleep: null });
const levels = (of: Partial<LevelsView>) =>
  part<LevelsView>({ today: "2026-11-29", days: [], imported: [], sessions: [], nextSession: null, ...of });

const water = (of: Partial<LevelsView>, fade: FadeView | null = null, lastSession: string | null = null) =>
  show(
    <Water
      core={coreOf({ levels: async () => levels(of), fade: async () => part<FadeView>(fade ?? {}) })}
      today={part<TodayView>({ fade: fade && part<FadeNowView>({}), lastSession })}
      as="strip"
    />,
  );
const press_key = (key: string) =>
  settled(() => at("today-water-slider").dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true })));
const read = () => at("today-water-slider").getAttribute("aria-valuetext");

test("before the first check-in nothing is drawn", async () => {
  await water({ sessions: ["2026-11-20"], nextSession: "2026-12-04" });
  expect(isThere("today-water")).toBe(false);
});

test("every day since the first check-in is read, missing ones as missing, and opens its day", async () => {
  await water({ days: [day("2026-11-26", 4), day("2026-11-28", 6.5)], sessions: ["2026-11-27"] });
  expect(read()).toBe("–, today, not yet, day 2 after 27 Nov");
  await press_key("ArrowLeft");
  expect(read()).toBe("6.5, Sat 28 Nov, day 1 after 27 Nov");
  expect(at("today-water-read").dataset.place).toBe("today/2026-11-28");
  await press_key("ArrowLeft");
  expect(read()).toBe("–, Fri 27 Nov, no check-in, session");
  await press_key("Home");
  expect(read()).toBe("4, Thu 26 Nov");
});

test("days are counted from a session that is further back than the strip", async () => {
  await water({ days: [day("2026-11-29", 5)] }, null, "2026-11-09");
  expect(read()).toBe("5, today, day 20 after 9 Nov");
  expect(document.querySelector(".chart-session")?.getAttribute("d")).toBe("");
});

test("the table has a way to each of the days, newest first", async () => {
  await water({ days: [day("2026-11-26", 4), day("2026-11-28", 6.5)] });
  await press("today-water-switch");
  const links = [...document.querySelectorAll<HTMLElement>("tbody a")].map(({ dataset }) => dataset.place);
  expect(links).toEqual(["today/2026-11-28", "today/2026-11-27", "today/2026-11-26"]);
});

test("what is ahead and the lines of the lift are drawn only where the lift is followed", async () => {
  const ahead = (date: string, course: number) =>
    part<FadeDayView>({ day: date, course, session: false, since: 1, level: null });
  const fade = part<FadeView>({
    now: part<FadeNowView>({ lift: part<LiftView>({ session: "2026-11-20", half: 5 }) }),
    days: [part<FadeDayView>({ day: "2026-11-21", level: 8 }), ahead("2026-11-29", 4)],
    ahead: [ahead("2026-11-30", 3.5), ahead("2026-12-01", 3)],
  });
  const of = { days: [day("2026-11-28", 6)], sessions: ["2026-11-20"], nextSession: "2026-12-01" };
  await water(of);
  expect(document.querySelectorAll(".chart-level.ahead, .chart-half, .chart-expected")).toHaveLength(0);
  await water(of, fade);
  const height = (name: string) =>
    Number(document.querySelector(name)?.getAttribute(name === "line.chart-high" ? "y1" : "cy"));
  expect(height("line.chart-high"), "the best days come before those drawn").toBeLessThan(height(".chart-point"));
  expect(document.querySelectorAll(".chart-level.ahead, .chart-half, .chart-expected")).toHaveLength(3);
});
