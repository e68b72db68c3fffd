import { afterEach, expect, test, vi } from "vitest";
import { askPasskey, createPasskey, type PasskeyError, passkeysMayWork, same } from "./passkey";

afterEach(() => {
  vi.unstubAllGlobals();
});

const phone = (version: string) => `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15`;

test.each([
  [phone("17_6_1"), false],
  [phone("18_3_2"), false],
  [phone("18_4"), true],
  [phone("19_0"), true],
  ["Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15", false],
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36", true],
])("%s may have passkeys: %s", (userAgent, may) => {
  vi.stubGlobal("PublicKeyCredential", class {});
  expect(passkeysMayWork(userAgent)).toBe(may);
});

test("without the interface there are none", () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  expect(passkeysMayWork(phone("19_0"))).toBe(false);
});

/** A browser whose passkeys answer this. A credential may never be turned into a text. */
function credentials(prf: unknown) {
  const credential = {
    rawId: new Uint8Array([1, 2]).buffer,
    getClientExtensionResults: () => ({ prf }),
    toJSON: () => {
      throw new Error("toJSON");
    },
  };
  const made = { create: vi.fn(async (_: unknown) => credential), get: vi.fn(async (_: unknown) => credential) };
  vi.stubGlobal("navigator", { credentials: made, userAgent: "" });
  return made;
}

const fault = (work: Promise<unknown>) => work.catch((thrown: unknown) => (thrown as PasskeyError).fault);

test("a passkey without PRF is of no use", async () => {
  credentials({});
  expect(await fault(createPasskey())).toBe("unable");
  credentials(undefined);
  expect(await fault(askPasskey(new Uint8Array(1), new Uint8Array(32)))).toBe("unable");
});

test("a person who says no is told apart from a device that cannot", async () => {
  const { get } = credentials({});
  get.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  expect(await fault(askPasskey(new Uint8Array(1), new Uint8Array(32)))).toBe("refused");
  get.mockRejectedValueOnce(new DOMException("", "NotSupportedError"));
  expect(await fault(askPasskey(new Uint8Array(1), new Uint8Array(32)))).toBe("unable");
});

test("the answer is the bytes of PRF to this salt, from this passkey alone, and the person is verified", async () => {
  const { get, create } = credentials({ enabled: true, results: { first: new Uint8Array([7, 8]).buffer } });
  expect([...(await createPasskey())]).toEqual([1, 2]);
  const salt = new Uint8Array(32).fill(5);
  expect([...(await askPasskey(new Uint8Array([1, 2]), salt))]).toEqual([7, 8]);
  expect(get.mock.calls[0]?.[0]).toMatchObject({
    publicKey: {
      allowCredentials: [{ id: new Uint8Array([1, 2]) }],
      userVerification: "required",
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  expect(create.mock.calls[0]?.[0]).toMatchObject({ publicKey: { user: { name: "Tidemark" }, attestation: "none" } });
});

test("secrets are the same only byte by byte", () => {
  expect(same(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true);
  expect(same(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false);
  expect(same(new Uint8Array([1, 2]), new Uint8Array([1]))).toBe(false);
});
