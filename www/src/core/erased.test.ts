import { beforeEach, expect, test, vi } from "vitest";
import type { RemoteCore } from "./api";
import { keepAside, readAside } from "./aside";
import { keepMark, readMark } from "./erase-mark";
import { keepSentinel, recallSentinel } from "./sentinel";

const client = vi.hoisted(() => ({
  coreState: { value: { is: "starting" } as unknown, peek: () => client.coreState.value },
  startCore: vi.fn(),
  stopCore: vi.fn(),
  changesHere: { value: 0 },
  changesElsewhere: { value: 0 },
}));
vi.mock("./client", () => client);
const { erased, eraseEverything, startOrFinishErase } = await import("./erased");

/** What the browser has on its disk. */
let disk: Map<string, string>;

const sentinel = { install: "a".repeat(32), entries: 8 };
const done = { install: sentinel.install, done: true };

beforeEach(async () => {
  disk = new Map();
  const cache = {
    put: async (path: string, response: Response) => void disk.set(path, await response.text()),
    delete: async (path: string) => disk.delete(path),
  };
  vi.stubGlobal("caches", {
    open: async () => cache,
    match: async (path: string) => (disk.has(path) ? new Response(disk.get(path)) : undefined),
    keys: async () => ["app-1", "tidemark"],
  });
  localStorage.clear();
  client.startCore.mockReset();
  await keepSentinel(sentinel);
  await keepAside("help", '{"clinic":null}');
});

const coreThat = (erase: () => Promise<void>) => ({ erase: vi.fn(erase) }) as unknown as RemoteCore;

test("the mark comes before anything is removed, and is done once everything was seen to be gone", async () => {
  const core = coreThat(async () => {
    expect(await readMark()).toEqual({ install: sentinel.install, done: false });
    expect(await readAside("help")).not.toBeNull();
  });
  await eraseEverything(core);
  expect(core.erase).toHaveBeenCalledOnce();
  expect(erased.value).toEqual({ caches: false, settings: false });
  expect(await readMark()).toEqual(done);
  expect([...disk.keys()]).toEqual(["/aside/erase"]);
  expect(Object.keys(localStorage)).toEqual([]);
});

test("records that could not be erased are not erased by the next start", async () => {
  const core = coreThat(() => Promise.reject(new Error("busy")));
  await expect(eraseEverything(core)).rejects.toThrow("busy");
  expect(await readMark()).toBeNull();
  expect(await recallSentinel()).toEqual(sentinel);
  expect(await readAside("help")).not.toBeNull();
});

test("an erase that was cut short is finished before anything is shown", async () => {
  await keepMark({ install: sentinel.install, done: false });
  const core = coreThat(async () => expect(erased.value).toBe("erasing"));
  client.startCore.mockImplementation(async () => {
    expect(await recallSentinel()).toBeNull();
    client.coreState.value = { is: "ready", core };
  });
  await startOrFinishErase("sample");
  expect(client.startCore).toHaveBeenCalledWith("device");
  expect(core.erase).toHaveBeenCalledOnce();
  expect(erased.value).toEqual({ caches: false, settings: false });
  expect(await readMark()).toEqual(done);
  expect(await readAside("help")).toBeNull();
});

test("if it cannot be finished the page starts as ever, and does not try again by itself", async () => {
  await keepMark({ install: sentinel.install, done: false });
  client.startCore.mockImplementation(async () => {
    client.coreState.value = { is: "ready", core: coreThat(() => Promise.reject(new Error("busy"))) };
  });
  await startOrFinishErase("device");
  expect(erased.value).toBeNull();
  expect(await readMark()).toBeNull();
});

test("a start after an erase that was done erases nothing", async () => {
  await keepMark(done);
  await startOrFinishErase("device");
  expect(client.startCore).toHaveBeenCalledWith("device");
  expect(erased.value).not.toBe("erasing");
});

test("a sentinel that a killed browser brings back is that of erased records, and no loss", async () => {
  const browser = { ...localStorage };
  await eraseEverything(coreThat(async () => undefined));
  Object.assign(localStorage, browser);
  expect(localStorage.getItem("tidemark.sentinel")).not.toBeNull();
  expect(await recallSentinel()).toBeNull();

  const next = { install: "b".repeat(32), entries: 1 };
  await keepSentinel(next);
  expect(await recallSentinel()).toEqual(next);
});

test("records that were begun after an erase are known, whatever a killed browser brings back", async () => {
  const first = { ...localStorage };
  await eraseEverything(coreThat(async () => undefined));
  const second = { install: "b".repeat(32), entries: 1 };
  await keepSentinel(second);
  Object.assign(localStorage, first);
  expect(await recallSentinel()).toEqual(second);

  await eraseEverything(coreThat(async () => undefined));
  const third = { install: "c".repeat(32), entries: 1 };
  await keepSentinel(third);
  for (const brought of [first, { "tidemark.sentinel": JSON.stringify(second) }]) {
    Object.assign(localStorage, brought);
    expect(await recallSentinel()).toEqual(third);
  }
});

test("records of another vault that were accepted are known after a kill", async () => {
  const first = { ...localStorage };
  const other = { install: "d".repeat(32), entries: 3 };
  await keepSentinel(other);
  Object.assign(localStorage, first);
  expect(await recallSentinel()).toEqual(other);
});

test("a browser that clears its caches leaves the sentinel in local storage", async () => {
  disk.clear();
  expect(await recallSentinel()).toEqual(sentinel);
});

test("what was asked to be kept before it was removed does not come after", async () => {
  void keepAside("help", "late");
  await eraseEverything(coreThat(async () => undefined));
  expect(await readAside("help")).toBeNull();
});
