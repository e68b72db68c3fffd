import type { Core } from "../../../pkg/app/tidemark";
import type { BackupKey, OpenedBackup } from "../../../pkg/backup/backup";
import type { BackupChoices, BackupPreview, MergeReceipt, Payloads } from "./backups";
import { withBackup } from "./backup-file";
import { trustedBackupUrl } from "./nested";

export type { BackupKey } from "../../../pkg/backup/backup";
export type { BackupChoices, BackupPreview, MergeReceipt } from "./backups";

/** A sealed backup that was read back. */
export interface MadeBackup {
  readonly file: Uint8Array;
  /** Entries in it. */
  readonly entries: number;
  /** The device that wrote it: 16 hexadecimal digits. */
  readonly device: string;
}

/**
 * Backup files of the records. What is in a file goes between the core and the worker that seals and opens it, and never to
 * the page.
 */
export interface BackupSession {
  /** Makes a backup and reads it back. */
  backupMake(): Promise<MadeBackup>;
  /**
   * Opens a file and holds it. With null the key is the one that the backups of these records share. If it was changed on
   * the device that made the file, it is changed here too.
   */
  backupOpen(file: File, key: BackupKey | null): Promise<void>;
  /** What the held file would do, given these choices. Nothing is stored. */
  backupPreview(choices: BackupChoices): Promise<BackupPreview>;
  /** Adds what the held file has, all or nothing, then lets go of it. */
  backupMerge(choices: BackupChoices): Promise<MergeReceipt>;
  /** Lets go of the file. */
  backupClose(): Promise<void>;
}

/** What is in a file, opened without any records. */
export const openBackup = (file: File, key: BackupKey): Promise<OpenedBackup> =>
  withBackup(trustedBackupUrl(), (ask) => ask("open", { file, key }));

/** A session beside the core. */
export function sealedSession(core: () => Core, payloads: Payloads): BackupSession {
  let held: OpenedBackup | undefined;
  const opened = () => {
    if (!held) throw new Error("No file is open.");
    return held;
  };
  const shareKey = async ({ sync }: OpenedBackup) => {
    if (sync) await core().takeSync(sync);
  };
  return {
    async backupMake() {
      const { recovery, sync, passphrase } = await core().backupKeys();
      if (!recovery) throw new Error("There is no recovery code yet.");
      const { payload, entries, sha256, device } = await payloads.backup();
      const made = { payload, entries, sha256, recovery, sync, passphrase };
      const file = await withBackup(trustedBackupUrl(), (ask) => ask("seal", made));
      return { file, entries, device };
    },
    async backupOpen(file, key) {
      held = undefined;
      const found = await openBackup(file, key ?? { sync: (await core().backupKeys()).sync.key });
      await shareKey(found);
      held = found;
    },
    backupPreview: (choices) => payloads.readBackup(opened().payload, choices),
    async backupMerge(choices) {
      const found = opened();
      const receipt = await payloads.mergeBackup(found.payload, choices);
      held = undefined;
      // A new device has the vault of the file only now.
      await shareKey(found);
      return receipt;
    },
    backupClose() {
      held = undefined;
      return Promise.resolve();
    },
  };
}
