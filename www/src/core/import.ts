import type { ImportAnswers, ImportPreview } from "../../../pkg/exchange/exchange";
import { type Ask, connect } from "./channel";
import { trustedReaderUrl } from "./nested";
import type { ReaderAnswers, Records } from "./reader";

/**
 * A file of records, read in a worker of its own and added by the core. The page hands over the chosen file and is told
 * what adding it would do. The contents stay in the workers until the core has sealed them.
 */
export interface ImportSession {
  /** Takes a file in place of any earlier one. */
  importOpen(file: File): Promise<void>;
  /** Reads on for a moment. Gives the part of the file that has been read, 1 for all of it. */
  importRead(): Promise<number>;
  /** What the file would do, given these answers. Nothing is stored. */
  importPreview(answers: ImportAnswers): Promise<ImportPreview>;
  /** Adds the file, given these answers, all or nothing, then lets go of it. */
  importAdd(answers: ImportAnswers): Promise<void>;
  /** Lets go of the file. */
  importClose(): Promise<void>;
}

/** What the session needs: the current records, and a way to store entries. */
interface Needs {
  readonly records: () => Promise<Records>;
  readonly keep: (entries: Uint8Array) => Promise<void>;
}

/**
 * Milliseconds for one step: to read on in the file, or to say what it would do. Ten years of records take a tenth of it
 * on a slow phone.
 */
const LIMIT = 10_000;
/** What is said of a file that takes longer, or more memory than there is. */
const tooSlow: ImportPreview = { kind: "unfit", reason: "tooSlow", place: null };

export function importSession({ records, keep }: Needs): ImportSession {
  let reader: Worker | undefined;
  let ask: Ask<ReaderAnswers> | undefined;
  /** Answers whatever is still asked of a worker that was ended. */
  let stop: (() => void) | undefined;
  let stopped = Promise.resolve<undefined>(undefined);

  const end = () => {
    reader?.terminate();
    stop?.();
    reader = ask = undefined;
  };
  /** What the reader makes of the file; undefined if it was ended because it took too long or broke. */
  const read = async <T>(use: (ask: Ask<ReaderAnswers>) => Promise<T>): Promise<T | undefined> => {
    if (!ask) return undefined;
    const mine = reader;
    const value = await Promise.race([within(use(ask)), stopped]);
    if (value === undefined && reader === mine) end();
    return value;
  };

  return {
    async importOpen(file) {
      end();
      reader = new Worker(trustedReaderUrl(), { type: "module", name: "import" });
      ({ ask } = connect<ReaderAnswers>(reader));
      stopped = new Promise((resolve) => {
        stop = () => resolve(undefined);
      });
      await read((ask) => ask("open", file).then(() => true));
    },
    async importRead() {
      // What could not be read is told with the preview.
      return (await read((ask) => ask("read", undefined))) ?? 1;
    },
    async importPreview(given) {
      const now = await records();
      return (await read((ask) => ask("preview", { records: now, given }))) ?? tooSlow;
    },
    async importAdd(given) {
      const seed = crypto.getRandomValues(new Uint8Array(16));
      const now = await records();
      const entries = await read((ask) => ask("entries", { records: now, given, seed }));
      if (!entries) throw new Error("The file could not be read again.");
      await keep(entries);
      end();
    },
    importClose() {
      end();
      return Promise.resolve();
    },
  };
}

async function within<T>(work: Promise<T>): Promise<T | undefined> {
  let timer = 0;
  const late = new Promise<undefined>((resolve) => {
    timer = self.setTimeout(resolve, LIMIT);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
