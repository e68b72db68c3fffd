import { expect, test } from "vitest";
import { part } from "../../../test/page";
import type { FadeDayView } from "../../core/api";
import { byInterval } from "./past";

const since = (...numbers: (number | null)[]) => numbers.map((number) => part<FadeDayView>({ since: number }));

test("days belong together after one session, and what follows a course of doses is an interval of its own", () => {
  const of = (...numbers: (number | null)[]) =>
    byInterval(since(...numbers)).map((days) => days.map((day) => day.since));
  expect(of(null, null, 0, 1, 2, 0, 1)).toEqual([
    [0, 1, 2],
    [0, 1],
  ]);
  expect(of(0, 1, null, null, 14, 15)).toEqual([
    [0, 1],
    [14, 15],
  ]);
  expect(of(null)).toEqual([]);
});
