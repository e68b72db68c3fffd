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
export const isSealed = async (file: File): Promise<boolean> => SEALED.test(await file.slice(0, LONGEST).text());
/** The beginnings that the import takes for a backup too. */
const SEALED = /^(age-encryption\.org\/|-----BEGIN AGE )/;
const LONGEST = 19;

/** The key of a passphrase for a file. */
export const passphraseKey = (passphrase: string, kdf: Kdf): Promise<BackupKey> =>
  withKeys(async (ask) => ({ passphrase: (await ask("passphraseKeys", { passphrase, kdf })).backup }));

/** The key of a recovery code for a file. */
export const codeKey = (code: string): Promise<BackupKey> =>
  withKeys(async (ask) => ({ identity: (await ask("codeKeys", code)).identity }));
