import type { Exchange, ImportAnswers, ImportPreview } from "../../../pkg/exchange/exchange";

/**
 * A file of records, read and added inside the worker. The page hands over the chosen file and is told what adding it
 * would do. The contents stay in the worker until the core has sealed them.
 */
export interface ImportSession {
  /** Takes a file in place of any earlier one. */
  importOpen(file: File): Promise<void>;
  /** What the file would do, given these answers. Nothing is stored. */
  importPreview(answers: ImportAnswers): Promise<ImportPreview>;
  /** Adds the file as it was last previewed, all or nothing, then lets go of it. */
  importAdd(): Promise<void>;
}

/** What the session needs: the exchange module over the current records, and a way to store its entries. */
interface Needs {
  readonly exchange: () => Promise<Exchange>;
  readonly keep: (entries: Uint8Array) => Promise<void>;
}

export function importSession({ exchange, keep }: Needs): ImportSession {
  let file: Promise<ArrayBuffer> | undefined;
  let answers: ImportAnswers | undefined;

  const read = async <T>(use: (records: Exchange, bytes: Uint8Array) => T): Promise<T> => {
    if (!file) throw new Error("No file was opened.");
    const bytes = new Uint8Array(await file);
    const records = await exchange();
    try {
      return use(records, bytes);
    } finally {
      records.free();
    }
  };

  return {
    async importOpen(chosen) {
      // Set before the file is read, so that of two files the one chosen last counts.
      file = chosen.arrayBuffer();
      answers = undefined;
      await file;
    },
    importPreview(given) {
      answers = given;
      return read((records, bytes) => records.importPreview(bytes, given));
    },
    async importAdd() {
      const given = answers;
      if (!given) throw new Error("The file was not looked at.");
      const seed = crypto.getRandomValues(new Uint8Array(16));
      await keep(await read((records, bytes) => records.importEntries(bytes, given, seed)));
      file = undefined;
      answers = undefined;
    },
  };
}
