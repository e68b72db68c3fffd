import type { Core, MergeReceipt } from "../../../pkg/app/tidemark";
import type { backupPayload } from "../../../pkg/exchange/exchange";
import type { backupEntries, backupPreview, BackupChoices, BackupPreview } from "../../../pkg/import/import";

export type { MergeReceipt } from "../../../pkg/app/tidemark";
export type { BackupChoices, BackupPreview } from "../../../pkg/import/import";

/** All records as the plain JSON of a backup. It stays in the workers until it is sealed. */
export interface BackupFile {
  readonly payload: Uint8Array;
  /** How many entries it holds. */
  readonly entries: number;
  /** The digest that it names: SHA-256 over the value of `timeline`, 64 hexadecimal digits. */
  readonly sha256: string;
  /** This device: 16 hexadecimal digits. */
  readonly device: string;
}

/** Backups as plain JSON, between the core and the modules beside it. All of it stays in the worker. */
export interface Payloads {
  /** All that is known here. */
  backup(): Promise<BackupFile>;
  /** What bringing a backup in would do, given these choices. Nothing is stored. */
  readBackup(payload: Uint8Array, choices: BackupChoices): Promise<BackupPreview>;
  /** Brings it in, all or nothing. The core's `undoImport` takes the receipt's batch back. */
  mergeBackup(payload: Uint8Array, choices: BackupChoices): Promise<MergeReceipt>;
}

export function payloads(core: () => Core, { writer, reader }: Modules): Payloads {
  return {
    async backup() {
      const { backupPayload } = await writer();
      const file = backupPayload(await core().knowledge());
      const { entries, sha256, device } = file;
      const payload = file.takePayload();
      file.free();
      return { payload, entries, sha256, device };
    },
    async readBackup(payload, choices) {
      const { backupPreview } = await reader();
      return backupPreview(payload, await core().knowledge(), choices);
    },
    async mergeBackup(payload, choices) {
      const { backupEntries } = await reader();
      return core().unite(backupEntries(payload, await core().knowledge(), choices));
    },
  };
}

/** The modules that write and read them. Each is loaded when it is first needed. */
interface Modules {
  readonly writer: () => Promise<{ readonly backupPayload: typeof backupPayload }>;
  readonly reader: () => Promise<{
    readonly backupPreview: typeof backupPreview;
    readonly backupEntries: typeof backupEntries;
  }>;
}
