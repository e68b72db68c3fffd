import { expect, test } from "vitest";
import { beginnings, placed } from "./dates";
import { apart, beside } from "./gutter";
import { moved, nearest } from "./read";
import type { Point } from "./scale";
import { high, waters } from "./smooth";
import { dotOf, spans, thinned } from "./thin";

test("thinning keeps the lows and the highs of every column, and every end", () => {
  const points = Array.from({ length: 3650 }, (_, day): Point => [(day * 300) / 3650, 50 + (day % 7)]);
  points[1000] = [(1000 * 300) / 3650, 3];
  points[2000] = [(2000 * 300) / 3650, 99];
  const kept = thinned(points, 2);
  expect(kept.length).toBeLessThanOrEqual(4 * 151);
  expect(kept).toContainEqual(points[1000]);
  expect(kept).toContainEqual(points[2000]);
  expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
  expect(kept.map(([x]) => x)).toEqual([...kept.map(([x]) => x)].sort((one, next) => one - next));
});

test("points that are far apart all stay", () => {
  const points: Point[] = [
    [0, 5],
    [10, 2],
    [20, 8],
  ];
  expect(thinned(points, 2)).toEqual(points);
  expect(thinned([], 2)).toEqual([]);
  expect([dotOf(1, 300), dotOf(20, 300), dotOf(100, 300), dotOf(365, 300)]).toEqual([2.75, 2.75, 1.5, null]);
});

test("a span goes from the lowest to the highest of its column, and a gap has none", () => {
  const points: Point[] = [
    [0, 5],
    [1, 9],
    [1.5, 2],
    [8, 4],
  ];
  expect(spans(points, 2)).toBe("M1 1.5V9.5M9 3.5V4.5");
});

test("the nearest place is found, at both ends too", () => {
  expect([-5, 0, 6, 14, 15.1, 99].map((x) => nearest([0, 10, 20], x))).toEqual([0, 0, 1, 1, 2, 2]);
});

test("keys move by one, by a leap and to the ends, and stay inside", () => {
  const from = (key: string, at: number) => moved(key, at, 50);
  expect([from("ArrowLeft", 3), from("ArrowRight", 3), from("Home", 3), from("End", 3)]).toEqual([2, 4, 0, 50]);
  expect([from("ArrowLeft", 0), from("ArrowRight", 50), from("PageDown", 3), from("PageUp", 20)]).toEqual([
    0, 50, 0, 25,
  ]);
  expect(from("a", 3)).toBe(null);
});

test("labels in the gutter never touch, keep their order and stay inside", () => {
  expect(apart([20, 80], 14, 0, 100)).toEqual([20, 80]);
  expect(apart([50, 48], 14, 0, 100)).toEqual([62, 48]);
  for (const wanted of [[0, 1, 2], [98, 99, 100], [50, 50, 50], [3], [100, 0, 50, 51]]) {
    const places = apart(wanted, 14, 0, 100);
    const sorted = [...places].sort((one, next) => one - next);
    for (const [index, place] of sorted.entries()) {
      if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(14);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(100);
    }
  }
  expect(apart([5, 5, 5], 14, 0, 20), "too many run over the bottom").toEqual([0, 14, 28]);
});

test("a label at the end of a line goes below it, or above, or is left out", () => {
  const ends = [{ end: [50, 50], text: "7 Nov" }] as const;
  const at = (taken: Point[]) => beside(ends, taken, 10, 0, 200).map((label) => label.at);
  expect(at([])).toEqual([[50, 60]]);
  expect(at([[50, 62]])).toEqual([[50, 40]]);
  expect(
    at([
      [50, 62],
      [44, 41],
    ]),
  ).toEqual([]);
  expect(beside([...ends, ...ends], [], 10, 0, 200).map((label) => label.at)).toEqual([
    [50, 60],
    [50, 40],
  ]);
  expect(beside([{ end: [199, 50], text: "7 Nov" }], [], 10, 0, 200)[0]?.at).toEqual([186, 60]);
});

test("months are named while they fit, then every few months, then years", () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  const shown = (from: string, to: string, most: number) =>
    beginnings(day(from), day(to), most).map((number) => new Date(number * 86_400_000).toISOString().slice(0, 7));
  expect(shown("2026-09-10", "2026-12-04", 4)).toEqual(["2026-10", "2026-11", "2026-12"]);
  expect(shown("2025-12-01", "2026-11-30", 4)).toEqual(["2026-01", "2026-04", "2026-07", "2026-10"]);
  expect(shown("2016-11-30", "2026-11-30", 5)).toEqual(["2018-01", "2020-01", "2022-01", "2024-01", "2026-01"]);
  expect(shown("2026-11-02", "2026-11-20", 4)).toEqual([]);
});

test("dates that would touch a more important one are left out, and none leaves the drawing", () => {
  const wanted = [
    { x: 100, text: "today" },
    { x: 98, text: "20 Nov" },
    { x: 40, text: "Nov" },
    { x: 1, text: "Oct" },
  ];
  expect(placed(wanted, 0, 110, (text) => text.length * 6)).toEqual([
    { x: 95, text: "today" },
    { x: 40, text: "Nov" },
    { x: 9, text: "Oct" },
  ]);
});

const levels = (...given: (number | null)[]) => given.flatMap((level, day) => (level === null ? [] : [{ day, level }]));

test("the water smooths a level with its neighbours, and a single day stands for itself", () => {
  expect(waters(levels(5), [], 2)).toEqual([levels(5)]);
  expect(waters(levels(4, 4, 8, 4, 4), [], 2)[0]?.map(({ level }) => level)).toEqual([4, 5, 6, 5, 4]);
});

test("the water stops where days are missing", () => {
  const runs = waters(levels(5, null, null, null, 5, null, null, null, null, 5), [], 2);
  expect(runs.map((run) => run.map(({ day }) => day))).toEqual([[0, 4], [9]]);
});

test("a session is not smoothed away, and the water goes on over it", () => {
  const [run, ...others] = waters(levels(3, 3, 8, 8), [1], 2);
  expect(others).toEqual([]);
  expect(run?.map(({ level }) => level)).toEqual([3, 3, 8, 8]);
});

test("over years the water is smoothed over more days", () => {
  const [run] = waters(levels(...Array.from({ length: 40 }, (_, day) => (day % 2 === 0 ? 2 : 8))), [10], 12);
  expect(run?.slice(12, -12).every(({ level }) => Math.abs(level - 5) < 0.5)).toBe(true);
});

test("the high line is the best three days, not one", () => {
  expect(high([4, 8, 7, 7.5, 3])).toBe(7.5);
  expect(high([6])).toBe(6);
  expect(high([])).toBe(null);
});
