import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CoreError } from "./error";
import { link, type Worked } from "./link";

/** A worker whose answers and end the test decides on. */
function fakeWorker() {
  let end: (why: CoreError) => void = () => undefined;
  const ended = new Promise<CoreError>((resolve) => {
    end = resolve;
  });
  const answers: { resolve: (value: unknown) => void; reject: (thrown: unknown) => void }[] = [];
  const ask = vi.fn(
    (_method: string, _args: readonly unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        answers.push({ resolve, reject });
        void ended.then(reject);
      }),
  );
  return { ask, ended, stop: vi.fn(), die: () => end(new CoreError("worker_ended", "panicked")), answers };
}

type Ask = (method: string, args: readonly unknown[]) => Promise<unknown>;
type Fake = ReturnType<typeof fakeWorker>;
let workers: Fake[];
const started = vi.fn(async (): Promise<Worked<Ask>> => {
  const next = fakeWorker();
  workers.push(next);
  return next;
});
const unsettled = vi.fn();
const failed = vi.fn();
const LIMIT = 1000;

async function linked() {
  const { call, end } = await link({ start: started, failed, unsettled });
  const asked = (method: string, args: readonly unknown[]) => call(LIMIT, method !== "add", (ask) => ask(method, args));
  return { call: asked, end };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const worker = (at: number): Fake => workers[at] as Fake;
const answer = async (of: number, value: unknown) => {
  worker(of).answers.shift()?.resolve(value);
  await settle();
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (thrown: unknown) => (thrown instanceof CoreError ? thrown.code : thrown),
  );

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  started.mockClear();
  unsettled.mockClear();
  failed.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

test("an answer is an answer, and a refusal starts nothing anew", async () => {
  const { call } = await linked();
  const [kept, refused] = [call("save", ["one"]), codeOf(call("save", ["two"]))];
  await settle();
  await answer(0, "receipt");
  worker(0)
    .answers.shift()
    ?.reject(new CoreError("too_long", "300", "note"));
  expect(await kept).toBe("receipt");
  expect(await refused).toBe("too_long");
  expect(started).toHaveBeenCalledOnce();
});

test("a worker that does not know yet is of use, and no other is started", async () => {
  const { call } = await linked();
  const saved = codeOf(call("save", ["one"]));
  await settle();
  worker(0).answers.shift()?.reject(new CoreError("not_known", "the database did not answer"));
  expect(await saved).toBe("not_known");
  expect(started).toHaveBeenCalledOnce();
});

test("a write whose worker ends is given to the next one, word for word, and settled by its answer", async () => {
  const { call } = await linked();
  const saved = call("save", ["id", { mood: 4 }]);
  await settle();
  worker(0).die();
  await settle();
  expect(worker(0).stop).toHaveBeenCalledOnce();
  expect(worker(1).ask.mock.calls).toEqual([["save", ["id", { mood: 4 }]]]);
  expect(unsettled.mock.calls).toEqual([[true]]);
  await answer(1, "receipt");
  expect(await saved).toBe("receipt");
  expect(unsettled).toHaveBeenLastCalledWith(false);
});

test("so is one that is not answered in time", async () => {
  const { call } = await linked();
  const saved = call("save", ["id"]);
  await vi.advanceTimersByTimeAsync(LIMIT);
  expect(started).toHaveBeenCalledTimes(2);
  await answer(1, "receipt");
  expect(await saved).toBe("receipt");
});

test("a late answer of the worker that was given up counts for nothing", async () => {
  const { call } = await linked();
  const saved = call("save", ["id"]);
  await vi.advanceTimersByTimeAsync(LIMIT);
  await answer(0, "too late");
  await answer(1, "in time");
  expect(await saved).toBe("in time");
});

test("a write that may not be given twice is not, and nobody says that it is saved or not", async () => {
  const { call } = await linked();
  const added = codeOf(call("add", []));
  await settle();
  worker(0).die();
  await settle();
  expect(await added).toBe("not_known");
  expect(worker(1).ask).not.toHaveBeenCalled();
  expect(unsettled).toHaveBeenLastCalledWith(false);
});

test("nothing is tried more than twice", async () => {
  const { call } = await linked();
  const saved = codeOf(call("save", []));
  await settle();
  worker(0).die();
  await settle();
  worker(1).die();
  await settle();
  expect(await saved).toBe("not_known");
  // The next call finds a worker that runs.
  const read = call("today", []);
  await settle();
  await answer(2, "today");
  expect(await read).toBe("today");
});

test("calls that wait for one worker start one other", async () => {
  const { call } = await linked();
  const both = [call("today", []), call("save", ["id"])];
  await settle();
  worker(0).die();
  await settle();
  expect(started).toHaveBeenCalledTimes(2);
  await answer(1, "today");
  await answer(1, "receipt");
  expect(await Promise.all(both)).toEqual(["today", "receipt"]);
});

test("a worker that ends unasked is replaced before anybody asks", async () => {
  const { call } = await linked();
  worker(0).die();
  await settle();
  expect(started).toHaveBeenCalledTimes(2);
  const read = call("today", []);
  await settle();
  await answer(1, "today");
  expect(await read).toBe("today");
});

test("if no worker starts any more, whoever asks is told why", async () => {
  const { call } = await linked();
  const saved = codeOf(call("save", []));
  await settle();
  started.mockRejectedValueOnce(new CoreError("storage_lost", "gone"));
  worker(0).die();
  await settle();
  expect(await saved).toBe("storage_lost");
  expect(failed).toHaveBeenCalledOnce();
  expect(await codeOf(call("today", []))).toBe("storage_lost");
  expect(started).toHaveBeenCalledTimes(2);
});

test("a link that was ended starts nothing more", async () => {
  const { call, end } = await linked();
  const saved = codeOf(call("save", []));
  await settle();
  end();
  worker(0).die();
  await settle();
  expect(await saved).toBe("worker_ended");
  expect(worker(0).stop).toHaveBeenCalled();
  expect(started).toHaveBeenCalledOnce();
});
