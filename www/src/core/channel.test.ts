import { afterEach, expect, test, vi } from "vitest";
import { answer, connect } from "./channel";
import { CoreError } from "./error";

const waiting: ((text: string) => void)[] = [];

const answers = {
  double: (number: number) => number * 2,
  wait: () => new Promise<string>((resolve) => void waiting.push(resolve)),
  release: (text: string) => {
    for (const answer of waiting.splice(0)) answer(text);
    return "released";
  },
  count: (to: number, tell: (at: number) => void) => {
    for (let at = 1; at <= to; at++) tell(at);
    return "counted";
  },
  refuse: () => {
    throw Object.assign(new Error("41 is too much"), {
      code: "out_of_range",
      field: "dose",
      detail: { min: 1, max: 40 },
    });
  },
  fail: () => Promise.reject(new TypeError("no such thing")),
  invent: () => Promise.reject(Object.assign(new Error("from elsewhere"), { code: "EPIPE" })),
  shout: () => Promise.reject("a text"),
  unclonable: () => () => undefined,
};

let ports: MessagePort[] = [];

function ends() {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  answer(port2, answers, (text): text is "out_of_range" => text === "out_of_range");
  const { ask } = connect<typeof answers>(port1);
  for (const port of ports) port.start();
  return ask;
}

afterEach(() => {
  for (const port of ports) port.close();
});

test("what is asked is answered, each question with its own answer, in whatever order", async () => {
  const ask = ends();
  const waited = ask("wait", undefined);
  expect(await ask("double", 21)).toBe(42);
  expect(await ask("release", "at last")).toBe("released");
  expect(await waited).toBe("at last");
});

test("news comes before the answer, in its order, to the one who asked", async () => {
  const ask = ends();
  const [mine, other] = [vi.fn(), vi.fn()];
  await Promise.all([ask("count", 3, mine), ask("count", 1, other), ask("count", 2)]);
  expect(mine.mock.calls).toEqual([[1], [2], [3]]);
  expect(other.mock.calls).toEqual([[1]]);
});

test("a refusal arrives as an error with its code, field and bounds", async () => {
  const thrown: unknown = await ends()("refuse", undefined).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(CoreError);
  expect(thrown).toMatchObject({
    message: "41 is too much",
    code: "out_of_range",
    field: "dose",
    detail: { min: 1, max: 40 },
  });
});

test.each([
  ["fail", "no such thing"],
  ["invent", "from elsewhere"],
  ["shout", "a text"],
] as const)("what has no code of the core is unknown: %s", async (method, message) => {
  const thrown: unknown = await ends()(method, undefined).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(CoreError);
  expect(thrown).toMatchObject({ code: "unknown", message, field: undefined });
});

test("an answer that cannot cross is a failure, and not silence", async () => {
  await expect(ends()("unclonable", undefined)).rejects.toMatchObject({ code: "unknown" });
});

test("a question that the worker does not know fails", async () => {
  const ask = ends() as unknown as (method: string, asked: undefined) => Promise<unknown>;
  await expect(ask("nothing", undefined)).rejects.toThrow("nothing");
});

test.each(["error", "messageerror"])("when the worker is over (%s), it answers nothing more", async (how) => {
  const worker = Object.assign(new EventTarget(), { postMessage: () => undefined }) as unknown as Worker;
  const { ask, ended } = connect<typeof answers>(worker);
  const before = ask("wait", undefined).catch((error: unknown) => error);
  worker.dispatchEvent(new Event(how));
  const end = await ended;
  expect(end).toMatchObject({ code: "worker_ended" });
  expect(await before).toMatchObject({ code: "worker_ended" });
  await expect(ask("double", 21)).rejects.toBe(end);
});
