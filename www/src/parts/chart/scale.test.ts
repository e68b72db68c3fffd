import { expect, test } from "vitest";
import { curve, linear, path, plot, runs, water } from "./scale";

const room = { width: 200, height: 100, margin: { top: 10, right: 20, bottom: 30, left: 40 } };

test("a scale is straight in both directions, also beyond its ends", () => {
  const up = linear([0, 10], [100, 0]);
  expect([0, 5, 10, 12].map(up)).toEqual([100, 50, 0, -20]);
});

test("a plot leaves the margin free: first value on the left, lowest below", () => {
  const { left, right, top, bottom, x, y } = plot(room, [3, 7], [0, 27]);
  expect({ left, right, top, bottom }).toEqual({ left: 40, right: 180, top: 10, bottom: 70 });
  expect([x(3), x(7), x(5)]).toEqual([40, 180, 110]);
  expect([y(0), y(27)]).toEqual([70, 10]);
});

test("a single day stands on the left", () => {
  expect(plot(room, [3, 3], [0, 10]).x(3)).toBe(40);
});

test("a path begins with a move and goes on in lines, in tenths", () => {
  expect(path([])).toBe("");
  expect(
    path([
      [1, 2.04],
      [3.26, 4],
    ]),
  ).toBe("M1.0 2.0L3.3 4.0");
});

test("a curve goes through its points, and water ends at the floor", () => {
  const points = [
    [0, 1],
    [4, 3],
  ] as const;
  expect(curve(points)).toBe("M0.0 1.0C2.0 1.0 2.0 3.0 4.0 3.0");
  expect(water(points, 9)).toBe(`${curve(points)}V9.0H0.0Z`);
  expect(water([], 9)).toBe("");
});

test("a gap ends one run and begins the next, and nothing is lost", () => {
  const apart = (day: number, before: number) => day - before > 2;
  expect(runs([1, 2, 4, 7, 8, 20], apart)).toEqual([[1, 2, 4], [7, 8], [20]]);
  expect(runs([0, 0], apart)).toEqual([[0, 0]]);
  expect(runs([], apart)).toEqual([]);
});
