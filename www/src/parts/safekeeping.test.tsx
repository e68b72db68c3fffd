import { beforeEach, expect, test, vi } from "vitest";
import { coreOf, isThere, press, show } from "../../test/page";

vi.mock("../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { changesElsewhere: signal(0) };
});
const { Safekeeping } = await import("./safekeeping");

const core = (hasLock: boolean, old: boolean) =>
  coreOf({
    lock: async () => ({ hasLock, recovery: true, ways: [] }),
    backups: async () => ({ last: null, since: 40, old }),
  });

beforeEach(() => {
  localStorage.clear();
});

test("a lock is offered until the person answers, and never again", async () => {
  await show(<Safekeeping core={core(false, true)} />);
  expect(isThere("quiet-lock")).toBe(true);
  await press("quiet-lock-later");
  expect(isThere("quiet-lock")).toBe(false);
  expect(isThere("quiet-backup")).toBe(true);
});

test("an answer holds over a reload", async () => {
  localStorage.setItem("tidemark.lock-offered", "1");
  await show(<Safekeeping core={core(false, false)} />);
  expect(isThere("quiet-lock")).toBe(false);
  expect(isThere("quiet-backup")).toBe(false);
});

test("an old backup is told while it is old, and cannot be put off", async () => {
  await show(<Safekeeping core={core(true, true)} />);
  expect(isThere("quiet-lock")).toBe(false);
  expect(isThere("quiet-backup")).toBe(true);
  expect(isThere("quiet-backup-later")).toBe(false);
});
