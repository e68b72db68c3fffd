import type { Core, MergeReceipt } from "../../../pkg/app/tidemark";
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

/** What is in a backup, made and read by the core and the exchange module. */
export interface Payloads {
  readonly backup: () => Promise<BackupFile>;
  readonly readBackup: (payload: Uint8Array, choices: BackupChoices) => Promise<BackupPreview>;
  readonly mergeBackup: (payload: Uint8Array, choices: BackupChoices) => Promise<MergeReceipt>;
  /** What a core that only looks opens. */
  readonly lookEntries: (payload: Uint8Array) => Promise<Uint8Array>;
}

const exchange = async () => (await import("./beside")).loadedExchange();

export function payloadsOf(core: () => Core): Payloads {
  return {
    async backup() {
      const made = (await exchange()).backupPayload(await core().knowledge());
      try {
        const { entries, sha256, device } = made;
        return { payload: made.takePayload(), entries, sha256, device };
      } finally {
        made.free();
      }
    },
    readBackup: async (payload, choices) =>
      (await exchange()).backupPreview(payload, await core().knowledge(), choices),
    mergeBackup: async (payload, choices) =>
      core().unite((await exchange()).backupEntries(payload, await core().knowledge(), choices)),
    lookEntries: async (payload) => (await exchange()).lookEntries(payload),
  };
}
