import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { at, isThere, press, settled, show, type } from "../../../test/page";
import type { Unlock, Way } from "../../core/api";

const client = vi.hoisted(() => ({
  unlockCore: vi.fn<(unlock: Unlock) => Promise<boolean>>(),
  coreState: { peek: () => ({ is: "ready" }) } as unknown,
  changesElsewhere: undefined as unknown,
  changesHere: undefined as unknown,
  eraseLocked: vi.fn(),
}));
vi.mock("../../core/client", () => client);
vi.mock("../../core/erased", () => ({ eraseEverything: vi.fn(async () => undefined) }));
const passkey = vi.hoisted(() => ({ askPasskey: vi.fn(), passkeysMayWork: () => true }));
vi.mock("../../core/passkey", () => passkey);
/** Keys that say what they were made from. A group that ends in 9 fits no code. */
const ask = async (method: string, given: unknown) => {
  if (method === "checkGroup") return !String(given).endsWith("9");
  if (method === "passphraseKeys") return { slot: (given as { passphrase: string }).passphrase };
  if (method === "codeKeys") return { slot: given };
  return given;
};
vi.mock("../../core/keys", () => ({
  withKeys: (use: (given: typeof ask) => Promise<unknown>) => use(ask),
  holdKeys: () => ({ ask, end: () => undefined }),
}));
const { Locked } = await import(".");
const { eraseEverything } = await import("../../core/erased");

const none = { kdf: null, credential: null, salt: null };
const kdf = { memory: 65_536, passes: 3, lanes: 1, salt: new Uint8Array(16) };
const ways: Way[] = [
  { slot: 1, kind: "passphrase", ...none, kdf },
  { slot: 2, kind: "recovery", ...none },
];
const byPasskey: Way = { slot: 3, kind: "passkey", ...none, credential: new Uint8Array(1), salt: new Uint8Array(32) };

beforeEach(() => {
  localStorage.clear();
  client.changesElsewhere = client.changesHere = signal(0);
  client.unlockCore.mockReset().mockImplementation(async ({ key }) => String(key) === "the right words");
  passkey.askPasskey.mockReset();
  vi.mocked(eraseEverything).mockClear();
});

const tryWith = async (passphrase: string) => {
  await type("unlock-passphrase", passphrase);
  await press("unlock");
};
const tries = () => (JSON.parse(localStorage.getItem("tidemark.tries") ?? "{}") as { count?: number }).count ?? 0;

test("the passphrase opens its own slot, and the wrong tries are forgotten", async () => {
  await show(<Locked ways={ways} />);
  await tryWith("other words here");
  expect(isThere("unlock-error")).toBe(true);
  expect(tries()).toBe(1);
  await tryWith("the right words");
  expect(client.unlockCore).toHaveBeenLastCalledWith({ slot: 1, key: "the right words" });
  expect(tries()).toBe(0);
});

test("what was typed stays after a wrong try, so that one letter can be put right", async () => {
  await show(<Locked ways={ways} />);
  await tryWith("the right word");
  expect(at<HTMLInputElement>("unlock-passphrase").value).toBe("the right word");
});

test("after the fourth wrong try nothing is tried until the wait is over, also after a reload", async () => {
  const draw = await show(<Locked ways={ways} />);
  for (let each = 0; each < 4; each++) await tryWith(`wrong ${each}`);
  expect(client.unlockCore).toHaveBeenCalledTimes(4);
  expect(isThere("unlock-wait")).toBe(true);
  await tryWith("the right words");
  expect(client.unlockCore).toHaveBeenCalledTimes(4);
  await draw(null);
  await show(<Locked ways={ways} />);
  await tryWith("the right words");
  expect(client.unlockCore).toHaveBeenCalledTimes(4);
});

test("an empty passphrase is no try", async () => {
  await show(<Locked ways={ways} />);
  await press("unlock");
  expect(client.unlockCore).not.toHaveBeenCalled();
  expect(tries()).toBe(0);
});

const digits = ["110011", "220022", "330033", "440044", "550055", "660066", "110110", "220220"];

test("a whole code can be pasted into any group, and opens its own slot", async () => {
  await show(<Locked ways={ways} />);
  await press("unlock-by-recovery");
  await type("unlock-code-3", digits.join(" "));
  expect(at<HTMLInputElement>("unlock-code-1").value).toBe("110011");
  expect(at<HTMLInputElement>("unlock-code-8").value).toBe("220220");
  await press("unlock");
  expect(client.unlockCore).toHaveBeenLastCalledWith({ slot: 2, key: digits.join(" ") });
  expect(isThere("unlock-error")).toBe(true);
});

test("a group that fits no code is named as it is typed, and an incomplete code is no try", async () => {
  await show(<Locked ways={ways} />);
  await press("unlock-by-recovery");
  await type("unlock-code-1", "110011");
  expect(at("unlock-code-error").textContent).toBe("");
  await type("unlock-code-2", "123459");
  expect(at("unlock-code-error").textContent).toContain("Group 2");
  await press("unlock");
  expect(client.unlockCore).not.toHaveBeenCalled();
  expect(tries()).toBe(0);
});

test("letters and spaces do not stay in a group", async () => {
  await show(<Locked ways={ways} />);
  await press("unlock-by-recovery");
  await type("unlock-code-1", "11 a0-0");
  expect(at<HTMLInputElement>("unlock-code-1").value).toBe("1100");
});

test("a passkey that fails leads back to the passphrase, and counts as no try", async () => {
  passkey.askPasskey.mockRejectedValue(new Error("no"));
  await show(<Locked ways={[...ways, byPasskey]} />);
  await press("unlock-by-recovery");
  await press("unlock-by-passkey");
  expect(isThere("unlock-passphrase")).toBe(true);
  expect(isThere("unlock-error")).toBe(true);
  expect(tries()).toBe(0);
});

test("a passkey opens its own slot without the waits", async () => {
  passkey.askPasskey.mockResolvedValue("the right words");
  await show(<Locked ways={[...ways, byPasskey]} />);
  await press("unlock-by-passkey");
  expect(client.unlockCore).toHaveBeenLastCalledWith({ slot: 3, key: "the right words" });
});

test("a lock that this version does not know offers no field", async () => {
  await show(<Locked ways={[{ slot: 4, kind: "other", ...none }]} />);
  expect(isThere("locked-newer")).toBe(true);
  expect(isThere("unlock")).toBe(false);
});

test("erasing without a key needs two steps", async () => {
  await show(<Locked ways={ways} />);
  await press("locked-erase-press");
  expect(eraseEverything).not.toHaveBeenCalled();
  await press("locked-erase-sure");
  await settled(() => at<HTMLInputElement>("locked-erase-sure").dispatchEvent(new Event("input", { bubbles: true })));
  await press("locked-erase-press");
  expect(eraseEverything).toHaveBeenCalledWith(null);
});

test("no field lets the browser keep what is typed", async () => {
  await show(<Locked ways={ways} />);
  await press("unlock-passphrase-show");
  await press("unlock-by-recovery");
  for (const input of document.querySelectorAll("input:not([type=checkbox])"))
    expect(input.getAttribute("autocomplete")).toBe("off");
});
