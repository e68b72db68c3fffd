import { describe, expect, test } from "vitest";
import type { CheckIn } from "../../core/api";
import { entryOf, hasMore, isUntouched, untouched, recordOf } from "./entry";

const DAY = "2026-05-20";

describe("what the core is given", () => {
  test("leaves out what was not answered, and never gives 0 for it", () => {
    expect(recordOf(DAY, untouched, 4)).toEqual({
      day: "2026-05-20",
      mood: 4,
      interest: null,
      energy: null,
      calm: null,
      likeMyself: null,
      sleepHours: null,
      note: null,
    });
  });

  test("keeps a 0 that was answered", () => {
    expect(recordOf(DAY, { ...untouched, interest: 0 }, 0)).toMatchObject({ mood: 0, interest: 0, energy: null });
  });

  test.each([
    ["7", 7],
    ["7.5", 7.5],
    ["7,5", 7.5],
    [" 8 ", 8],
    ["0", 0],
    ["", null],
    ["  ", null],
    ["seven", Number.NaN],
    ["7,5,5", Number.NaN],
    ["7h", Number.NaN],
  ])("hours of sleep typed as %j are %j", (sleep, hours) => {
    expect(recordOf(DAY, { ...untouched, sleep }, 4).sleepHours).toBe(hours);
  });

  test("has a note without the space around it, and none where it is empty", () => {
    expect(recordOf(DAY, { ...untouched, note: " slept badly \n" }, 4).note).toBe("slept badly");
    expect(recordOf(DAY, { ...untouched, note: " \n" }, 4).note).toBeNull();
  });
});

test("a kept check-in comes back as it was typed, and goes out as it was kept", () => {
  const levels = { mood: 3, interest: 0, energy: null, calm: 10, likeMyself: null };
  const kept: CheckIn = { day: "2026-05-19", ...levels, sleepHours: 6.5, note: "rain" };
  const entry = entryOf(kept);
  expect(entry).toEqual({ ...levels, sleep: "6.5", note: "rain" });
  expect(recordOf(kept.day, entry, 3)).toEqual(kept);
  expect(entryOf({ ...kept, sleepHours: null, note: null })).toMatchObject({ sleep: "", note: "" });
  expect(entryOf({ ...kept, sleepHours: 0 }).sleep).toBe("0");
});

test("an entry is untouched until anything is answered, also with 0", () => {
  expect(isUntouched(untouched)).toBe(true);
  for (const touched of [{ mood: 0 }, { likeMyself: 0 }, { sleep: "7" }, { note: "a" }]) {
    expect(isUntouched({ ...untouched, ...touched })).toBe(false);
  }
});

test("the mood alone is not more than the mood", () => {
  expect(hasMore({ ...untouched, mood: 5 })).toBe(false);
  expect(hasMore({ ...untouched, mood: 5, calm: 0 })).toBe(true);
});
