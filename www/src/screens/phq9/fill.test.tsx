import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show } from "../../../test/page";
import type { Phq9Receipt, Reaction, RemoteCore } from "../../core/api";
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

test("what Back led out of is called for again once the form is saved", async () => {
  const savePhq9 = vi.fn<RemoteCore["savePhq9"]>(async () => part<Phq9Receipt>({ id: "kept", reaction: "fullScreen" }));
  const core = coreOf({
    ...keepingDrafts(new Map()),
    phq9Reaction,
    savePhq9,
    course: () => Promise.reject(new Error()),
  });
  const begun = { ...empty, items: empty.items.map((_, item) => (item < 8 ? 1 : null)), at: 8 };
  await show(<Fill core={core} today="2026-11-30" begun={begun} />);
  await answerItem9(3);
  await press("danger-not-now");
  await settled(() => history.back());
  await answerItem9(3);
  await settled(() => history.back());
  expect(isThere("phq9-item-9")).toBe(true);
  // The test's browser forgets what lies ahead once an entry is replaced, so the entry of the last question is made anew.
  await settled(() => {
    history.pushState({ ...history.state, depth: 1, step: 1, at: 9, from: 8 }, "");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  await press("phq9-skip");
  await settled(() => void vi.advanceTimersByTime(250));
  await press("phq9-save");
  expect(savePhq9).toHaveBeenCalledOnce();
  expect(isThere("safety-full")).toBe(true);
});

test("that the form was begun earlier is not said again after what item 9 calls for", async () => {
  const begun = { ...empty, items: empty.items.map((_, item) => (item < 8 ? 1 : null)), at: 8 };
  const rows = new Map([["begun", JSON.stringify(begun)]]);
  await show(<Fill core={coreOf({ ...keepingDrafts(rows), phq9Reaction })} today="2026-11-30" begun={empty} />);
  expect(isThere("draft-restored")).toBe(true);
  await answerItem9(3);
  await press("danger-not-now");
  expect([isThere("phq9-difficulty"), isThere("draft-restored")]).toEqual([true, false]);
});

test("every answer has a short name where the answers are listed", () => {
  const names = questions(empty).map(({ short }) => short);
  expect(new Set(names).size).toBe(10);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(28);
});
