import { describe, expect, test } from "vitest";
import type { CheckIn } from "../../core/api";
import { entryOf, isUntouched, untouched, recordOf } from "./entry";

const DAY = "2026-05-20";

describe("what the core is given", () => {
  test("leaves out what was not answered, and never gives 0 for it", () => {
    expect(recordOf(DAY, { ...untouched, mood: 4 })).toEqual({
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
    const zeros = recordOf(DAY, { ...untouched, mood: 0, interest: 0, sleep: 0 });
    expect(zeros).toMatchObject({ mood: 0, interest: 0, energy: null, sleepHours: 0 });
  });

  test("is nothing without a mood", () => {
    expect(recordOf(DAY, { ...untouched, energy: 4, note: "rain" })).toBeNull();
  });

  test("has a note without the space around it, and none where it is empty", () => {
    expect(recordOf(DAY, { ...untouched, mood: 4, note: " slept badly \n" })?.note).toBe("slept badly");
    expect(recordOf(DAY, { ...untouched, mood: 4, note: " \n" })?.note).toBeNull();
  });
});

test("a kept check-in comes back as it was typed, and goes out as it was kept", () => {
  const levels = { mood: 3, interest: 0, energy: null, calm: 10, likeMyself: null };
  const kept: CheckIn = { day: "2026-05-19", ...levels, sleepHours: 6.25, note: "rain" };
  const entry = entryOf(kept);
  expect(entry).toEqual({ ...levels, sleep: 6.25, note: "rain" });
  expect(recordOf(kept.day, entry)).toEqual(kept);
  expect(entryOf({ ...kept, sleepHours: null, note: null })).toMatchObject({ sleep: null, note: "" });
});

test("an entry is untouched until anything is answered, also with 0", () => {
  expect(isUntouched(untouched)).toBe(true);
  for (const touched of [{ mood: 0 }, { likeMyself: 0 }, { sleep: 0 }, { note: "a" }]) {
    expect(isUntouched({ ...untouched, ...touched })).toBe(false);
  }
});
