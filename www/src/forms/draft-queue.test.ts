import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftQueue, keepDrafts, QUIET, whenKept } from "./draft-queue";

let ends: { text: string; done: () => void; fail: (thrown: unknown) => void }[];
const told = vi.fn();

/** A store that answers when the test says so. */
const write = vi.fn(
  (text: string) =>
    new Promise<void>((done, fail) => {
      ends.push({ text, done, fail });
    }),
);

const written = () => write.mock.calls.map(([text]) => text);
const settle = () => vi.advanceTimersByTimeAsync(0);
const answerNext = async () => {
  ends.shift()?.done();
  await settle();
};

let queue: ReturnType<typeof draftQueue>;

beforeEach(() => {
  vi.useFakeTimers();
  ends = [];
  write.mockClear();
  told.mockClear();
  queue = draftQueue(write, told);
});

afterEach(async () => {
  queue.leave();
  for (let end = ends.shift(); end; end = ends.shift()) {
    end.done();
    await settle();
  }
  vi.useRealTimers();
});

test("typing is kept once it pauses, and only the newest text", async () => {
  for (const text of ["W", "Wa", "Wal", "Walk"]) {
    queue.put(text, "typed");
    await vi.advanceTimersByTimeAsync(QUIET - 1);
  }
  expect(written()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written()).toEqual(["Walk"]);
});

test("a choice is kept at once, with what was typed before it", async () => {
  queue.put("W", "typed");
  queue.put("W, yes", "chosen");
  expect(written()).toEqual(["W, yes"]);
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(written()).toEqual(["W, yes"]);
});

test("one write at a time, and of those that wait the newest", async () => {
  for (const text of ["1", "2", "3", "4"]) queue.put(text, "chosen");
  expect(written()).toEqual(["1"]);
  await answerNext();
  expect(written()).toEqual(["1", "4"]);
  await answerNext();
  expect(written()).toEqual(["1", "4"]);
  expect(told.mock.calls).toEqual([[null], [null]]);
});

test("typing during a write waits for its own pause", async () => {
  queue.put("1", "chosen");
  queue.put("2", "typed");
  await answerNext();
  expect(written()).toEqual(["1"]);
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(written()).toEqual(["1", "2"]);
});

test.each([
  ["a field is left", () => document.body.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))],
  ["the page goes", () => window.dispatchEvent(new Event("pagehide"))],
  [
    "the page is hidden",
    () => {
      vi.spyOn(document, "visibilityState", "get").mockReturnValueOnce("hidden");
      document.dispatchEvent(new Event("visibilitychange"));
    },
  ],
  ["the form is left", () => queue.leave()],
])("typing is kept at once when %s", async (_, happens) => {
  queue.put("W", "typed");
  happens();
  await settle();
  expect(written()).toEqual(["W"]);
});

test("a page that comes back keeps nothing early", () => {
  queue.put("W", "typed");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(written()).toEqual([]);
});

test("leaving a field with nothing typed changes nothing for what comes after", async () => {
  await keepDrafts();
  queue.put("W", "typed");
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(written()).toEqual(["W"]);
});

test("what could not be kept is told, and waits for the next write", async () => {
  queue.put("1", "chosen");
  ends.shift()?.fail("full");
  await settle();
  expect(told.mock.calls).toEqual([["full"]]);
  await vi.advanceTimersByTimeAsync(QUIET * 10);
  expect(written()).toEqual(["1"]);

  void keepDrafts();
  expect(written()).toEqual(["1", "1"]);
  await answerNext();
  expect(told).toHaveBeenLastCalledWith(null);
});

test("a newer text takes the place of one that could not be kept", async () => {
  queue.put("1", "chosen");
  queue.put("2", "chosen");
  ends.shift()?.fail("full");
  await settle();
  expect(written()).toEqual(["1", "2"]);
  await answerNext();
  void keepDrafts();
  expect(written()).toEqual(["1", "2"]);
});

test("a save waits for what was typed", async () => {
  const work = vi.fn(async () => undefined);
  queue.put("W", "typed");
  const saved = whenKept(work);
  await settle();
  expect(written()).toEqual(["W"]);
  expect(work).not.toHaveBeenCalled();
  await answerNext();
  await saved;
  expect(work).toHaveBeenCalledOnce();
});

test("a save goes on without a draft that cannot be kept, and the draft does not come after it", async () => {
  queue.put("W", "chosen");
  ends.shift()?.fail("full");
  await settle();
  const saved = whenKept(async () => undefined);
  await settle();
  ends.shift()?.fail("full");
  await saved;
  expect(written()).toEqual(["W", "W"]);
  queue.leave();
  await settle();
  expect(written()).toEqual(["W", "W"]);
});

test("a draft is still owed if the save fails as well", async () => {
  queue.put("W", "chosen");
  ends.shift()?.fail("full");
  await settle();
  const saved = whenKept(() => Promise.reject(new Error("full")));
  await settle();
  ends.shift()?.fail("full");
  await expect(saved).rejects.toThrow("full");
  queue.leave();
  expect(written()).toEqual(["W", "W", "W"]);
});

test("dropping takes what waits with it, and comes after the write under way", async () => {
  const drop = vi.fn(async () => undefined);
  queue.put("1", "chosen");
  queue.put("2", "typed");
  const dropped = queue.drop(drop);
  expect(drop).not.toHaveBeenCalled();
  await answerNext();
  await dropped;
  expect(drop).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(written()).toEqual(["1"]);
});

test("a form that was left is waited for until its last text is kept", async () => {
  queue.put("W", "typed");
  queue.leave();
  const kept = vi.fn();
  void keepDrafts().then(kept);
  await settle();
  expect(kept).not.toHaveBeenCalled();
  await answerNext();
  expect(kept).toHaveBeenCalledOnce();
});
