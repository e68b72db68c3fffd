import type { BackupKey, Inspected } from "../../../pkg/backup/backup";
import type { Kdf } from "./api";
import { withBackup } from "./backup-file";
import { withKeys } from "./keys";
import { trustedBackupUrl } from "./trusted";

export type { Inspected } from "../../../pkg/backup/backup";

/** Which keys open a file. Nothing in it is read. */
export const inspectBackup = (file: File): Promise<Inspected> =>
  withBackup(trustedBackupUrl(), (ask) => ask("inspect", file));

/** Whether a file is sealed as backups are, whoever made it. */
export const isSealed = async (file: File): Promise<boolean> => (await file.slice(0, SEALED.length).text()) === SEALED;
const SEALED = "age-encryption.org/v1";

/** The key of a passphrase for a file. */
export const passphraseKey = (passphrase: string, kdf: Kdf): Promise<BackupKey> =>
  withKeys(async (ask) => ({ passphrase: (await ask("passphraseKeys", { passphrase, kdf })).backup }));

/** The key of a recovery code for a file. */
export const codeKey = (code: string): Promise<BackupKey> =>
  withKeys(async (ask) => ({ identity: (await ask("codeKeys", code)).identity }));
