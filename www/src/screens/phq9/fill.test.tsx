import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, press, settled, show } from "../../../test/page";
import type { Reaction } from "../../core/api";
import { replace } from "../../core/route";
import { empty, Fill, questions } from "./fill";

const phq9Reaction = vi.fn(async (): Promise<Reaction> => "fullScreen");

/** Presses an answer to item 9, and waits until it has been seen. */
async function answerItem9(points: number) {
  await press(`phq9-item-9-choice-${points}`);
  await settled(() => void vi.advanceTimersByTime(250));
}

beforeEach(() => {
  replace("phq9");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("Back from what item 9 calls for leads to item 9, and answered again it is called for again", async () => {
  const rows = new Map<string, string>();
  const begun = { ...empty, items: empty.items.map((_, item) => (item < 8 ? 1 : null)), at: 8 };
  await show(<Fill core={coreOf({ ...keepingDrafts(rows), phq9Reaction })} today="2026-11-30" begun={begun} />);
  await answerItem9(3);
  expect([isThere("safety-full"), isThere("phq9-difficulty")]).toEqual([true, false]);
  await settled(() => history.back());
  expect(isThere("safety-full")).toBe(false);
  expect(at("phq9-item-9-choice-3").getAttribute("aria-pressed")).toBe("true");
  expect(JSON.parse([...rows.values()][0] ?? "null")).toMatchObject({ at: 8 });
  await answerItem9(2);
  expect(isThere("safety-full")).toBe(true);
});

test("a form left at item 9 and opened again goes on from what item 9 calls for", async () => {
  const rows = new Map<string, string>();
  const core = coreOf({ ...keepingDrafts(rows), phq9Reaction });
  const begun = { ...empty, items: empty.items.map((_, item) => (item < 8 ? 1 : null)), at: 8 };
  await show(<Fill core={core} today="2026-11-30" begun={begun} />);
  await answerItem9(3);
  await settled(() => history.back());
  await show(<Fill key="again" core={core} today="2026-11-30" begun={begun} />);
  expect(isThere("safety-full")).toBe(true);
  await press("danger-not-now");
  expect(isThere("phq9-difficulty")).toBe(true);
});

test("every answer has a short name where the answers are listed", () => {
  const names = questions(empty).map(({ short }) => short);
  expect(new Set(names).size).toBe(10);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(28);
});
