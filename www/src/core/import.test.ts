import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ImportAnswers } from "../../../pkg/exchange/exchange";

vi.mock("./reader.ts?worker&url", () => ({ default: "/assets/reader.js" }));

interface Asked {
  readonly id: number;
  readonly method: string;
}

/** Workers that were started. Each answers what `reply` gives for a method, and is silent if that is undefined. */
let started: FakeWorker[] = [];
let reply: (method: string) => unknown = () => undefined;

class FakeWorker extends EventTarget {
  ended = false;
  readonly asked: string[] = [];

  constructor() {
    super();
    started.push(this);
  }

  postMessage({ id, method }: Asked) {
    this.asked.push(method);
    const value = reply(method);
    if (value === undefined) return;
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: { id, is: "answered", value } })));
  }

  terminate() {
    this.ended = true;
  }
}

const answers = {} as ImportAnswers;
const file = {} as File;
const fit = { kind: "fit" };
const records = () => Promise.resolve({ log: new Uint8Array(), install: "0".repeat(32) });

async function session(keep: (entries: Uint8Array) => Promise<void> = () => Promise.resolve()) {
  const { importSession } = await import("./import");
  return importSession({ records, keep });
}

beforeEach(() => {
  started = [];
  vi.useFakeTimers();
  vi.stubGlobal("Worker", FakeWorker);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a file that is not read in ten seconds is told, and its worker ended", async () => {
  reply = (method) => (method === "open" ? true : undefined);
  const imports = await session();
  await imports.importOpen(file);
  const preview = imports.importPreview(answers);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(started[0]?.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await preview).toEqual({ kind: "unfit", reason: "tooSlow", place: null });
  expect(started[0]?.ended).toBe(true);
});

test("what is asked of a file that is closed is answered at once", async () => {
  reply = (method) => (method === "open" ? true : undefined);
  const imports = await session();
  await imports.importOpen(file);
  const part = imports.importRead();
  await imports.importClose();
  expect(await part).toBe(1);
  expect(await imports.importPreview(answers)).toEqual({ kind: "unfit", reason: "tooSlow", place: null });
});

test("a large file may take long, as long as it goes on", async () => {
  let parts = 0;
  reply = (method) => ({ open: true, read: ++parts / 20, preview: fit })[method];
  const imports = await session();
  await imports.importOpen(file);
  parts = 0;
  let read = 0;
  while (read < 1) {
    read = await imports.importRead();
    await vi.advanceTimersByTimeAsync(9_000);
  }
  expect(await imports.importPreview(answers)).toEqual(fit);
});

test("what the reader gives is kept, and its worker ended", async () => {
  const entries = new Uint8Array([1, 2, 3]);
  reply = (method) => ({ open: true, preview: fit, entries })[method];
  const kept: Uint8Array[] = [];
  const imports = await session((given) => Promise.resolve(void kept.push(given)));
  await imports.importOpen(file);
  expect(await imports.importPreview(answers)).toEqual(fit);
  await imports.importAdd(answers);
  expect(kept).toEqual([entries]);
  expect(started.map(({ ended }) => ended)).toEqual([true]);
});

test("each file has a worker of its own, and closing ends the last", async () => {
  reply = () => true;
  const imports = await session();
  await imports.importOpen(file);
  await imports.importOpen(file);
  expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  await imports.importClose();
  expect(started.map(({ ended }) => ended)).toEqual([true, true]);
});

test("if the entries cannot be stored, the file is still there to be added again", async () => {
  reply = (method) => ({ open: true, preview: fit, entries: new Uint8Array() })[method];
  let full = true;
  const imports = await session(() => (full ? Promise.reject(new Error("full")) : Promise.resolve()));
  await imports.importOpen(file);
  await imports.importPreview(answers);
  await expect(imports.importAdd(answers)).rejects.toThrow("full");
  full = false;
  await imports.importAdd(answers);
  expect(started[0]?.asked).toEqual(["open", "preview", "entries", "entries"]);
});
