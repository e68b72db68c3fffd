import { beforeEach, expect, test, vi } from "vitest";

const client = { hasLock: { peek: () => false } };
vi.doMock("../core/client", () => client);
vi.spyOn(location, "reload").mockReturnValue();

/** A page as it starts, and how it starts again in another language. */
async function started() {
  vi.resetModules();
  const [carried, { chooseLanguage }] = await Promise.all([import("./carried"), import("../core/language")]);
  return { ...carried, restart: () => chooseLanguage("es") };
}

beforeEach(() => {
  sessionStorage.clear();
  client.hasLock.peek = () => false;
});

test("what was typed is given once, and waits if the place was not opened in between", async () => {
  const { carry, restart } = await started();
  carry("name", () => "Robin");
  const leave = carry("left", () => "gone");
  leave();
  restart();
  const second = await started();
  expect(sessionStorage).toHaveLength(0);
  second.restart();
  const third = await started();
  expect([third.carried("name"), third.carried("left"), third.carried("name")]).toEqual([
    "Robin",
    undefined,
    undefined,
  ]);
  third.restart();
  expect((await started()).carried("name")).toBeUndefined();
});

test("with a lock nothing that was typed leaves the memory of the page", async () => {
  const { carry, restart } = await started();
  client.hasLock.peek = () => true;
  carry("name", () => "Robin");
  restart();
  expect(sessionStorage).toHaveLength(0);
});
