import init, * as lock from "../../../pkg/lock/lock.js";
import lockUrl from "../../../pkg/lock/lock_bg.wasm?url";
import type { Kdf } from "./api";
import { answer } from "./channel";
import { isModuleCode } from "./error";

const loaded = init({ module_or_path: lockUrl }).then(() => lock);
const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

/**
 * Makes keys out of what a person types. It needs up to 64 MiB, which a module never gives back, so it runs in a worker
 * that is ended after use.
 */
const answers = {
  newCode: async (): Promise<string> => (await loaded).newCode(random()),
  checkGroup: async (text: string): Promise<boolean> => (await loaded).checkGroup(text),
  codeKeys: async (code: string): Promise<CodeKeys> => (await loaded).codeKeys(code),
  calibrate: async (): Promise<Kdf> => (await loaded).calibrate(random()),
  passphraseKeys: async ({ passphrase, kdf }: { passphrase: string; kdf: Kdf }): Promise<PassphraseKeys> =>
    // The same letters can be typed as other bytes on another keyboard.
    (await loaded).passphraseKeys(passphrase.normalize("NFKC"), kdf),
  passkeyKey: async (prf: Uint8Array): Promise<Uint8Array> => (await loaded).passkeyKey(prf),
};

/** What a recovery code opens: its slot, and backups. */
export interface CodeKeys {
  readonly slot: Uint8Array;
  readonly identity: Uint8Array;
}

/** What a passphrase opens: its slot, and backups. */
export interface PassphraseKeys {
  readonly slot: Uint8Array;
  readonly backup: Uint8Array;
}

export type KeysAnswers = typeof answers;

answer(self, answers, isModuleCode);
