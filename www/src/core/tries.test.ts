import { beforeEach, expect, test } from "vitest";
import { countTry, forgetTries, takeBackTry, waitLeft } from "./tries";

beforeEach(() => {
  localStorage.clear();
});

const wrong = (times: number) => {
  for (let each = 0; each < times; each++) countTry(1000);
};

test("the first three wrong tries cost no wait, the next ones 5, 30 and 60 seconds, and no more", () => {
  const waits = Array.from({ length: 8 }, () => {
    countTry(1000);
    return waitLeft(1000) / 1000;
  });
  expect(waits).toEqual([0, 0, 0, 5, 30, 60, 60, 60]);
});

test("the wait runs out, and a clock put back makes it no longer", () => {
  wrong(5);
  expect(waitLeft(11_000)).toBe(20_000);
  expect(waitLeft(31_000)).toBe(0);
  expect(waitLeft(-1_000_000)).toBe(30_000);
});

test("tries are kept outside the page's memory until the records are open", () => {
  wrong(4);
  expect(localStorage.getItem("tidemark.tries")).not.toBeNull();
  forgetTries();
  expect(localStorage.getItem("tidemark.tries")).toBeNull();
  expect(waitLeft(1000)).toBe(0);
});

test("a try that could not be made does not count", () => {
  wrong(4);
  takeBackTry();
  expect(waitLeft(1000)).toBe(0);
});

test("what cannot be read counts as no tries", () => {
  localStorage.setItem("tidemark.tries", "{");
  expect(waitLeft(1000)).toBe(0);
});
