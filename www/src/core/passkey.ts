/*
 * Passkeys as a short cut past the passphrase. A passkey answers a question of its own with the same secret each time
 * (the extension PRF), and the key of a slot follows from that answer. Nothing else of the passkey is used, so nothing of
 * it is checked or stored but its id. Its parts are read one by one: `toJSON` would copy the secret into texts.
 */

/** Why there is no answer: the device cannot do it, or the person said no. */
export type PasskeyFault = "unable" | "refused";

export class PasskeyError extends Error {
  override readonly name = "PasskeyError";
  readonly fault: PasskeyFault;

  constructor(fault: PasskeyFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** iOS before 18.4 gives other answers on other devices with the same passkey, which would lock the person out. */
const IOS_FLOOR = [18, 4] as const;

/** Whether this browser may be able to do it. Only trying can tell. */
export function passkeysMayWork(userAgent: string = navigator.userAgent): boolean {
  const [, major, minor] = /(?:iPhone|iPad|CPU) OS (\d+)_(\d+)/.exec(userAgent) ?? [];
  const tooOld =
    major !== undefined &&
    (Number(major) < IOS_FLOOR[0] || (Number(major) === IOS_FLOOR[0] && Number(minor) < IOS_FLOOR[1]));
  return typeof PublicKeyCredential === "function" && !tooOld;
}

/** Makes a passkey and gives its id. Call it right on a tap. */
export async function createPasskey(): Promise<Uint8Array> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name: "Tidemark" },
        // The name is what the device shows in its list of passkeys.
        user: { id: random(16), name: "Tidemark", displayName: "Tidemark" },
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestation: "none",
        extensions: { prf: {} },
      },
    }),
  );
  if (made.getClientExtensionResults().prf?.enabled !== true) throw new PasskeyError("unable", "no PRF");
  return new Uint8Array(made.rawId);
}

/** The passkey's answer to a salt, the same each time. Call it right on a tap. */
export async function askPasskey(credential: Uint8Array, salt: Uint8Array): Promise<Uint8Array> {
  const got = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: "public-key", id: credential as BufferSource }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt as BufferSource } } },
      },
    }),
  );
  const first = got.getClientExtensionResults().prf?.results?.first;
  if (!first) throw new PasskeyError("unable", "no answer");
  return ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength))
    : new Uint8Array(first);
}

/** A salt for a new passkey. */
export const newSalt = (): Uint8Array => random(32);

/** Whether two secrets are the same bytes. */
export const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const given = await ask().catch((thrown: unknown) => {
    const isRefused = thrown instanceof DOMException && thrown.name === "NotAllowedError";
    throw new PasskeyError(isRefused ? "refused" : "unable", String(thrown));
  });
  if (!given) throw new PasskeyError("unable", "nothing was given");
  return given as PublicKeyCredential;
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
