import type { Kdf, NewLock, NewPassphrase, NewRecovery } from "./api";
import { withBackup } from "./backup-file";
import { type Keys, withKeys } from "./keys";
import { trustedBackupUrl } from "./trusted";

/** A passphrase and a recovery code, as they were typed. */
export interface Secrets {
  readonly passphrase: string;
  readonly code: string;
}

/** The keys of a new lock, and from what was typed again the proof that the person can make them once more. */
export async function newLock(first: Secrets, again: Secrets): Promise<NewLock> {
  const { passphrase, code, proof } = await withKeys(async (ask) => {
    const kdf = await ask("calibrate", undefined);
    return {
      passphrase: await passphraseOf(ask, first.passphrase, kdf),
      code: await ask("codeKeys", first.code),
      proof: {
        passphrase: (await ask("passphraseKeys", { passphrase: again.passphrase, kdf })).slot,
        recovery: (await ask("codeKeys", again.code)).slot,
      },
    };
  });
  return { passphrase, recovery: { key: code.slot, public: await publicKey(code.identity) }, proof };
}

/** The keys of another passphrase, with the same proof. */
export function newPassphrase(first: string, again: string): Promise<NewPassphrase> {
  return withKeys(async (ask) => {
    const kdf = await ask("calibrate", undefined);
    const proof = (await ask("passphraseKeys", { passphrase: again, kdf })).slot;
    return { ...(await passphraseOf(ask, first, kdf)), proof };
  });
}

/** What backups are sealed to, from a recovery code without a lock. */
export async function newRecovery(code: string): Promise<NewRecovery> {
  const { identity } = await withKeys((ask) => ask("codeKeys", code));
  return { public: await publicKey(identity) };
}

/** A recovery code in the form that the program `age` reads. */
export async function ageIdentity(code: string): Promise<string> {
  const { identity } = await withKeys((ask) => ask("codeKeys", code));
  return withBackup(trustedBackupUrl(), (ask) => ask("ageIdentity", identity));
}

/** What backups are sealed to, from what a recovery code gave when it opened a file. */
export const publicKey = (identity: Uint8Array): Promise<Uint8Array> =>
  withBackup(trustedBackupUrl(), (ask) => ask("publicKey", identity));

async function passphraseOf(ask: Keys, passphrase: string, kdf: Kdf) {
  const { slot, backup } = await ask("passphraseKeys", { passphrase, kdf });
  return { kdf, key: slot, backup };
}
