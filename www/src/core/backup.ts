import type { BackupPreview, Core, KeepMine, Receipt } from "../../../pkg/app/tidemark";
import { withBackup } from "./backup-file";
import type { BackupKey } from "./backup-worker";
import { trustedBackupUrl } from "./nested";

export type { BackupKey } from "./backup-worker";

/** A sealed backup that was read back. */
export interface MadeBackup {
  readonly file: Uint8Array;
  /** Entries in it. */
  readonly entries: number;
  /** The device that wrote it, for the file's name. */
  readonly device: string;
}

/**
 * Backup files of the records. What is in a file goes between the core and the worker that seals and opens it, and never to
 * the page.
 */
export interface BackupSession {
  /** Makes a backup and reads it back. */
  backupMake(): Promise<MadeBackup>;
  /** Opens a file and holds it. With null the key is the one that the backups of these records share. */
  backupRead(file: File, key: BackupKey | null): Promise<BackupPreview>;
  /** Adds what the held file has, all or nothing, then lets go of it. */
  backupMerge(keepMine: KeepMine): Promise<Receipt>;
  /** Lets go of the file. */
  backupClose(): Promise<void>;
}

/** What is in a file, opened without any records. */
export const openBackup = (file: File, key: BackupKey): Promise<Uint8Array> =>
  withBackup(trustedBackupUrl(), (ask) => ask("open", { file, key }));

/** A session beside the core. */
export function backupSession(core: () => Core): BackupSession {
  let held: Uint8Array | undefined;
  return {
    async backupMake() {
      const { payload, recovery, sync, passphrase, entries, device } = await core().backup();
      if (!recovery) throw new Error("There is no recovery code yet.");
      const file = await withBackup(trustedBackupUrl(), (ask) => ask("seal", { payload, recovery, sync, passphrase }));
      return { file, entries, device };
    },
    async backupRead(file, key) {
      held = undefined;
      held = await openBackup(file, key ?? { sync: (await core().backup()).sync });
      return core().readBackup(held);
    },
    async backupMerge(keepMine) {
      if (!held) throw new Error("No file is open.");
      const receipt = await core().mergeBackup(held, keepMine);
      held = undefined;
      return receipt;
    },
    backupClose() {
      held = undefined;
      return Promise.resolve();
    },
  };
}
