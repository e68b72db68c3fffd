import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** The module as it is when the page was opened at this address. */
async function opened(hash: string) {
  vi.resetModules();
  history.replaceState(null, "", hash === "" ? location.pathname : hash);
  return await import("./route");
}

const moved = () => new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));

beforeEach(() => {
  vi.spyOn(history, "back").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ["", "today", []],
  ["#help", "help", []],
  ["#sessions/new", "sessions", ["new"]],
  ["#sessions/effect/a%2Fb", "sessions", ["effect", "a/b"]],
  ["#nowhere/new", "today", []],
])("%s is %s", async (hash, place, rest) => {
  expect((await opened(hash)).route.value).toEqual({ place, rest });
});

test("an address comes back as the route it was made of", async () => {
  const { href } = await opened("");
  const address = href("sessions", "effect", "a/b c#d");
  expect(address).toBe("#sessions/effect/a%2Fb%20c%23d");
  expect((await opened(address)).route.value.rest).toEqual(["effect", "a/b c#d"]);
});

test("the route follows the address", async () => {
  const { go, route } = await opened("#today");
  const change = moved();
  go("course");
  await change;
  expect(route.value.place).toBe("course");
});

test("what is shown gets another address without moving", async () => {
  const { readdress, route } = await opened("#sessions");
  readdress("sessions", "answer", "one");
  expect(location.hash).toBe("#sessions/answer/one");
  expect(route.value).toEqual({ place: "sessions", rest: [] });
});

test("Back goes to where the person came from, and from the first screen to Today", async () => {
  const { back, go } = await opened("#plan");
  back();
  expect(history.back).not.toHaveBeenCalled();
  expect(location.hash).toBe("#today");

  const change = moved();
  go("course");
  await change;
  back();
  expect(history.back).toHaveBeenCalledOnce();
});

test("Back after some work is left out when the person has gone elsewhere meanwhile", async () => {
  const { backAfter, go } = await opened("#plan");
  const finish: (() => void)[] = [];
  backAfter(new Promise((resolve) => void finish.push(resolve)));
  const change = moved();
  go("help");
  await change;
  finish[0]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(location.hash).toBe("#help");
  expect(history.back).not.toHaveBeenCalled();

  backAfter(Promise.reject(new Error("The draft could not be dropped.")));
  await vi.waitFor(() => expect(history.back).toHaveBeenCalledOnce());
});
