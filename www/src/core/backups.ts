import type { Core, MergeReceipt } from "../../../pkg/app/tidemark";
import type * as exchange from "../../../pkg/exchange/exchange";
import type { BackupChoices, BackupPreview } from "../../../pkg/exchange/exchange";

export type { MergeReceipt } from "../../../pkg/app/tidemark";
export type { BackupChoices, BackupPreview } from "../../../pkg/exchange/exchange";

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

/** Backups as plain JSON, between the core and the exchange module. All of it stays in the worker. */
export interface Payloads {
  /** All that is known here. */
  backup(): Promise<BackupFile>;
  /** What bringing a backup in would do, given these choices. Nothing is stored. */
  readBackup(payload: Uint8Array, choices: BackupChoices): Promise<BackupPreview>;
  /** Brings it in, all or nothing. The core's `undoImport` takes the receipt's batch back. */
  mergeBackup(payload: Uint8Array, choices: BackupChoices): Promise<MergeReceipt>;
}

export function payloads(core: () => Core, exchange: () => Promise<Module>): Payloads {
  return {
    async backup() {
      const { backupPayload } = await exchange();
      const file = backupPayload(await core().knowledge());
      const { entries, sha256, device } = file;
      const payload = file.takePayload();
      file.free();
      return { payload, entries, sha256, device };
    },
    async readBackup(payload, choices) {
      const { backupPreview } = await exchange();
      return backupPreview(payload, await core().knowledge(), choices);
    },
    async mergeBackup(payload, choices) {
      const { backupEntries } = await exchange();
      return core().unite(backupEntries(payload, await core().knowledge(), choices));
    },
  };
}

/** The exchange module, loaded. */
export type Module = Pick<typeof exchange, "backupPayload" | "backupPreview" | "backupEntries">;
