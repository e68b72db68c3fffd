import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, settled, show, type } from "../../../test/page";
import type { NewLock } from "../../core/api";
import { CoreError } from "../../core/error";

const client = vi.hoisted(() => ({ keepUnlock: vi.fn() }));
vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return {
    ...client,
    coreState: signal({ is: "starting" }),
    changesElsewhere: signal(0),
    changesHere: signal(0),
    hasLock: signal(false),
    stopCore: vi.fn(),
    startCore: vi.fn(),
  };
});
const CODE = "110011 220022 330033 440044 550055 660066 110110 220220";
const ask = async (method: string, given: unknown) =>
  method === "newCode" ? CODE : method === "checkGroup" ? true : given;
vi.mock("../../core/keys", () => ({
  withKeys: (use: (given: typeof ask) => Promise<unknown>) => use(ask),
  holdKeys: () => ({ ask, end: () => undefined }),
}));
/** A lock that says what it was made from. */
const newLock = vi.hoisted(() =>
  vi.fn(async (first: unknown, again: unknown) => ({ first, again, passphrase: { key: "key" } })),
);
vi.mock("../../core/new-lock", () => ({ newLock, ageIdentity: async () => "AGE-SECRET-KEY-1TEST" }));
const { SetUp } = await import("./set-up");
const { replace } = await import("../../core/route");
const { copyOff, setCopyOff } = await import("../../core/own-help");

const setLock = vi.fn<(lock: NewLock) => Promise<void>>();
const core = coreOf({
  setLock,
  renewLock: setLock,
  lock: async () => ({
    hasLock: true,
    recovery: true,
    ways: [{ slot: 7, kind: "passphrase", kdf: null, credential: null, salt: null }],
  }),
});

beforeEach(() => {
  localStorage.clear();
  setCopyOff(false);
  setLock.mockReset().mockResolvedValue();
  client.keepUnlock.mockClear();
});

const PASSPHRASE = "river stone paper lamp";

const tick = (testId: string) =>
  settled(() => {
    const input = at<HTMLInputElement>(testId);
    input.checked = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });

async function toPassphrase() {
  await show(<SetUp core={core} renews={false} />);
  await tick("lock-sure");
  await press("lock-next");
}

async function toCode() {
  await toPassphrase();
  await type("lock-passphrase", PASSPHRASE);
  await press("lock-next");
}

/** Types the two groups that are asked for. */
async function typeGroups(group: (at: number) => string) {
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-testid="code-check"] input'))
    await type(input.dataset.testid ?? "", group(Number(input.dataset.group)));
  await press("code-done");
}

async function toAgain() {
  await toCode();
  await press("code-next");
  await typeGroups((at) => CODE.split(" ")[at] ?? "");
  await tick("lock-help-hide");
  await press("lock-next");
}

test("nothing is asked for before the person says that they know what can be lost", async () => {
  await show(<SetUp core={core} renews={false} />);
  await press("lock-next");
  expect(isThere("lock-passphrase")).toBe(false);
  await tick("lock-sure");
  await press("lock-next");
  expect(isThere("lock-passphrase")).toBe(true);
});

test.each(["short one", "123456789012345"])("%j is no passphrase", async (text) => {
  await toPassphrase();
  await type("lock-passphrase", text);
  await press("lock-next");
  expect(at("lock-passphrase-error").textContent).not.toBe("");
});

test("five words can be drawn, drawn again, and taken", async () => {
  await toPassphrase();
  await press("lock-suggest");
  const first = at("lock-words").textContent;
  await press("lock-draw");
  const second = at("lock-words").textContent ?? "";
  expect(second.split(" ")).toHaveLength(5);
  expect(second).not.toBe(first);
  await press("lock-take");
  expect(at<HTMLInputElement>("lock-passphrase").value).toBe(second);
});

test("a group that is not the code's own is named, and the code can be shown again", async () => {
  await toCode();
  await press("code-next");
  await typeGroups(() => "000000");
  expect(at("code-check-error").textContent).toMatch(/Group [1-4] /);
  await press("code-back");
  expect(at("code").textContent).toBe(CODE.replaceAll(" ", ""));
});

test("Help now while locked is the person's own choice", async () => {
  await toCode();
  await press("code-next");
  await typeGroups((at) => CODE.split(" ")[at] ?? "");
  await press("lock-next");
  expect(isThere("lock-again")).toBe(false);
  await tick("lock-help-hide");
  await press("lock-next");
  expect(copyOff.value).toBe(true);
  expect(isThere("lock-again")).toBe(true);
});

test("the lock is set with what was typed, proven by what was typed again", async () => {
  await toAgain();
  await type("lock-again", "river stone paper lamb");
  await press("lock-set");
  expect(setLock).not.toHaveBeenCalled();
  await type("lock-again", PASSPHRASE);
  await press("lock-set");
  expect(newLock).toHaveBeenLastCalledWith(
    { passphrase: PASSPHRASE, code: CODE },
    { passphrase: PASSPHRASE, code: CODE },
  );
  expect(setLock).toHaveBeenCalledOnce();
  expect(client.keepUnlock).toHaveBeenCalledWith({ slot: 7, key: "key" });
  expect(isThere("lock-done")).toBe(true);
});

test("once the lock is set, Back or a reload leads to the lock and not to setting it up again", async () => {
  replace("lock", "set-up");
  await toAgain();
  await type("lock-again", PASSPHRASE);
  await press("lock-set");
  expect(isThere("lock-done")).toBe(true);
  expect(history.state.route).toBe("lock");
});

test("a lock that was refused leaves the person at setting it up", async () => {
  replace("lock", "set-up");
  setLock.mockRejectedValueOnce(new CoreError("wrong_key", "proof"));
  await toAgain();
  await type("lock-again", PASSPHRASE);
  await press("lock-set");
  expect(history.state.route).toBe("lock/set-up");
});

test("a lock that is refused is said to be not set, and can be tried again", async () => {
  setLock.mockRejectedValueOnce(new CoreError("wrong_key", "proof"));
  await toAgain();
  await type("lock-again", PASSPHRASE);
  await press("lock-set");
  expect(isThere("lock-error")).toBe(true);
  expect(client.keepUnlock).not.toHaveBeenCalled();
  await press("lock-set");
  expect(isThere("lock-done")).toBe(true);
});

test("nothing of what was typed reaches the address, the history, the title or what the page keeps", async () => {
  await toAgain();
  await type("lock-again", PASSPHRASE);
  const outside = JSON.stringify([
    location.href,
    history.state,
    document.title,
    { ...localStorage, ...sessionStorage },
  ]);
  for (const secret of ["river", "110011", "AGE-SECRET"]) expect(outside).not.toContain(secret);
});
