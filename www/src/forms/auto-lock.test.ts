import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const client = vi.hoisted(() => ({ hasLock: undefined as unknown, stopCore: vi.fn() }));
vi.mock("../core/client", () => client);
const drafts = vi.hoisted(() => ({ keepDrafts: vi.fn(async () => undefined) }));
vi.mock("./draft-queue", () => drafts);

const hasLock = signal(true);
client.hasLock = hasLock;
const { followLock, lockAfter, lockNow, setLockAfter } = await import("./auto-lock");
const { endErrand, onErrand } = await import("../core/errand");
followLock();

const MINUTE = 60_000;
const replaced = vi.spyOn(location, "replace").mockImplementation(() => undefined);
const visibility = vi.spyOn(document, "visibilityState", "get");

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
  replaced.mockClear();
  client.stopCore.mockClear();
  drafts.keepDrafts.mockClear();
  hasLock.value = true;
  endErrand();
  show();
  document.dispatchEvent(new Event("pointerdown"));
});
afterEach(() => {
  vi.useRealTimers();
});

function become(state: "visible" | "hidden") {
  visibility.mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}
const hide = () => become("hidden");
const show = () => become("visible");
const isCovered = () => document.documentElement.hasAttribute("data-covered");
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE);

test.each(["visibilitychange", "pagehide", "blur"])(
  "%s covers the page at once, and coming back uncovers it",
  (event) => {
    if (event === "visibilitychange") hide();
    else window.dispatchEvent(new Event(event));
    expect(isCovered()).toBe(true);
    visibility.mockReturnValue("visible");
    window.dispatchEvent(new Event("focus"));
    expect(isCovered()).toBe(false);
  },
);

// After a download Firefox says that its window was left, and not that somebody came back.
test.each(["pointerdown", "keydown"])("nobody uses a page that they cannot see: %s uncovers it", (use) => {
  window.dispatchEvent(new Event("blur"));
  expect(isCovered()).toBe(true);
  document.dispatchEvent(new Event(use));
  expect(isCovered()).toBe(false);
});

test("without a lock nothing is covered and nothing locks", async () => {
  hasLock.value = false;
  hide();
  expect(isCovered()).toBe(false);
  await pass(60);
  show();
  expect(replaced).not.toHaveBeenCalled();
});

test("it locks five minutes after the last use, unless the person chose another time", async () => {
  expect(lockAfter()).toBe(5);
  await pass(4);
  document.dispatchEvent(new Event("keydown"));
  await pass(4.9);
  expect(replaced).not.toHaveBeenCalled();
  await pass(0.2);
  expect(replaced).toHaveBeenCalledOnce();
});

test.each([1, 15] as const)("it locks after %d minutes if that was chosen", async (minutes) => {
  setLockAfter(minutes);
  await pass(minutes - 0.1);
  expect(replaced).not.toHaveBeenCalled();
  await pass(0.2);
  expect(replaced).toHaveBeenCalledOnce();
});

test("with 0 it locks as soon as it is left, but not for a file that it asked for", async () => {
  setLockAfter(0);
  onErrand();
  hide();
  await pass(1);
  show();
  expect(replaced).not.toHaveBeenCalled();
  hide();
  await pass(0);
  expect(replaced).toHaveBeenCalledOnce();
});

test("a device that slept locks as it comes back, and stays covered", async () => {
  hide();
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  show();
  expect(isCovered()).toBe(true);
  await pass(0);
  expect(replaced).toHaveBeenCalledOnce();
});

test("what was typed is kept first, and locking does not wait for it for ever", async () => {
  let keep: () => void = () => undefined;
  drafts.keepDrafts.mockImplementationOnce(() => new Promise((resolve) => (keep = () => resolve(undefined))));
  void lockNow();
  await pass(0);
  expect(client.stopCore).not.toHaveBeenCalled();
  keep();
  await pass(0);
  expect(client.stopCore).toHaveBeenCalledBefore(replaced);
  drafts.keepDrafts.mockImplementationOnce(() => new Promise(() => undefined));
  void lockNow();
  await pass(0.1);
  expect(replaced).toHaveBeenCalledTimes(2);
});

test("neither the address nor the history says which place was locked", async () => {
  history.replaceState({ route: "phq9", depth: 3 }, "");
  await lockNow();
  expect(history.state).toBeNull();
  expect(replaced).toHaveBeenCalledWith(location.pathname + location.search);
});
