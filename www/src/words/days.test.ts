import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dayNumber, isoDay, longDay, mediumDay, shortDay, weekDay } from "./days";

describe("days", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(2026, 11, 31, 23, 59), toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("are counted from 1970, one a day, over leap days and changes of the clock", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1969-12-31")).toBe(-1);
    expect(dayNumber("2024-03-01") - dayNumber("2024-02-28")).toBe(2);
    expect(dayNumber("2026-02-28") + 1).toBe(dayNumber("2026-03-01"));
    // The clocks change in Europe and in America between these days.
    expect(dayNumber("2026-11-30") - dayNumber("2026-03-01")).toBe(274);
  });

  test("come back from their number", () => {
    for (const day of ["1970-01-01", "2024-02-29", "2026-09-30", "2099-12-31"])
      expect(isoDay(dayNumber(day))).toBe(day);
  });

  test("are said as they stand in the calendar, whatever the device's zone", () => {
    expect(new Date().getTimezoneOffset()).not.toBe(0);
    expect(shortDay(dayNumber("2026-05-30"))).toBe("30 May");
    expect(mediumDay("2026-01-01")).toBe("1 Jan 2026");
    expect(weekDay("2026-12-31")).toBe("Thu 31 Dec");
    expect(longDay("2026-11-01")).toBe("Sunday 1 November");
  });
  test.each([
    ["2025-12-31", "31 Dec 2025", "Wed 31 Dec 2025", "Wednesday 31 December 2025"],
    ["2026-01-01", "1 Jan", "Thu 1 Jan", "Thursday 1 January"],
    ["2027-01-01", "1 Jan 2027", "Fri 1 Jan 2027", "Friday 1 January 2027"],
  ])("of another year are said with it: %s", (day, short, week, long) => {
    expect([shortDay(dayNumber(day)), weekDay(day), longDay(day)]).toEqual([short, week, long]);
  });
});
