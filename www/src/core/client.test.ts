import { beforeEach, expect, test, vi } from "vitest";
import type { Opening } from "./api";
import { CoreError, type Fault } from "./error";

vi.mock("./trusted", () => ({ trustedWorkerUrl: () => new URL("blob:worker") }));
vi.mock("./protection", () => ({ protectAfterSave: async () => undefined }));

const way = { slot: 1, kind: "passphrase" as const, kdf: null, credential: null, salt: null };
const locked = new CoreError("locked", "locked", undefined, { ways: [way] });
const wrong = new CoreError("wrong_key", "wrong", undefined, { ways: [way] });

/** The workers that were started, the newest last. Records are locked with the key 7. */
let workers: FakeWorker[];
/** What the core's calls throw, if anything. */
let thrown: CoreError | null;
let isLocked: boolean;

class FakeWorker extends EventTarget {
  opening: Opening | undefined;
  watching = 0;
  isTerminated = false;

  constructor() {
    super();
    workers.push(this);
  }

  postMessage({ id, method, asked }: { id: number; method: string; asked: unknown }) {
    if (method === "watch") this.watching = id;
    else queueMicrotask(() => this.#answer(id, method, asked));
  }

  #answer(id: number, method: string, asked: unknown) {
    if (method === "hello") return this.say({ id, is: "answered", value: "test" });
    if (method === "ask") return this.say(thrown ? failed(id, thrown) : { id, is: "answered", value: "value" });
    this.opening = asked as Opening;
    const unlock = this.opening.store === "device" ? this.opening.unlock : null;
    if (isLocked && !unlock) return this.say(failed(id, locked));
    if (isLocked && unlock?.key[0] !== 7) return this.say(failed(id, wrong));
    this.say({ id, is: "answered", value: 0 });
  }

  say(data: unknown) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  terminate() {
    this.isTerminated = true;
  }
}

const failed = (id: number, { code, message, field, detail }: CoreError) => ({
  id,
  is: "failed",
  fault: { code, message, field, detail } satisfies Fault,
});

vi.stubGlobal("Worker", FakeWorker);
vi.stubGlobal("indexedDB", {});
const { coreState, hasLock, keepUnlock, startCore, unlockCore } = await import("./client");

beforeEach(() => {
  workers = [];
  thrown = null;
  isLocked = true;
});

const right = { slot: 1, key: new Uint8Array([7]) };

async function opened() {
  await startCore("device");
  await unlockCore(right);
  const state = coreState.value;
  if (state.is !== "ready") throw new Error(`It is ${state.is}.`);
  return state.core;
}
const newest = () => workers.at(-1) as FakeWorker;

test("locked records give their ways, and nothing else", async () => {
  await startCore("device");
  expect(coreState.value).toEqual({ is: "locked", ways: [way] });
  expect(hasLock.value).toBe(false);
});

test("a wrong key leaves the records locked, and the screen as it is until the answer is there", async () => {
  await startCore("device");
  const states: string[] = [];
  const stop = coreState.subscribe(({ is }) => void states.push(is));
  expect(await unlockCore({ slot: 1, key: new Uint8Array([8]) })).toBe(false);
  expect(await unlockCore(right)).toBe(true);
  stop();
  expect(new Set(states)).toEqual(new Set(["locked", "ready"]));
  expect(hasLock.value).toBe(true);
});

test("the person's day is known before any screen is drawn over the records", async () => {
  isLocked = false;
  await startCore("device");
  expect(coreState.value).toMatchObject({ is: "ready", today: "value" });
  thrown = new CoreError("impossible_date", "1969");
  await startCore("device");
  expect(coreState.value).toMatchObject({ is: "ready", today: null });
});

test("each try ends the worker of the one before", async () => {
  await opened();
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("a worker in the place of one that ended opens the records with the same key", async () => {
  const core = await opened();
  newest().dispatchEvent(new Event("error"));
  await core.today();
  expect(workers).toHaveLength(3);
  expect(newest().opening).toMatchObject({ unlock: right });
});

test("after a lock was set, changed or removed, the next worker opens the records with what holds now", async () => {
  isLocked = false;
  await startCore("device");
  const state = coreState.value;
  if (state.is !== "ready") throw new Error(state.is);
  isLocked = true;
  keepUnlock(right);
  expect(hasLock.value).toBe(true);
  newest().dispatchEvent(new Event("error"));
  await state.core.today();
  expect(newest().opening).toMatchObject({ unlock: right });
  keepUnlock(null);
  expect(hasLock.value).toBe(false);
});

test("a call that finds the records locked by another tab leads to the lock screen, and ends the worker", async () => {
  const core = await opened();
  thrown = locked;
  await expect(core.today()).rejects.toMatchObject({ code: "locked" });
  expect(coreState.value.is).toBe("locked");
  expect(newest().isTerminated).toBe(true);
});

test("a proof that does not fit is an error of its form, and locks nothing", async () => {
  const core = await opened();
  thrown = new CoreError("wrong_key", "the proof", undefined, { ways: [way] });
  await expect(core.today()).rejects.toMatchObject({ code: "wrong_key" });
  expect(coreState.value.is).toBe("ready");
});

test("a tab that is told that another one has set a lock shows the lock screen without being asked", async () => {
  await opened();
  newest().say(failed(newest().watching, locked));
  await vi.waitFor(() => expect(coreState.value.is).toBe("locked"));
});

test("starting over forgets the key", async () => {
  await opened();
  await startCore("device");
  expect(coreState.value.is).toBe("locked");
});
