import init, { Exchange } from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import type { ImportAnswers, ImportPreview } from "../../../pkg/exchange/exchange";
import { RECORDS_ONLY } from "./build";
import { answer } from "./channel";
import { thin } from "./thin";

/** The person's records as the core hands them over. */
export interface Records {
  readonly log: Uint8Array;
  readonly install: string;
}

const loaded = init({ module_or_path: exchangeUrl });
let file: Promise<ArrayBuffer> | undefined;

/**
 * A worker that reads one file and is then ended: whatever a file made it hold goes with it. What the file brings goes
 * from here to the core's worker and never to the page.
 */
const answers = {
  /** Takes the file. Called once, first. */
  open: async (chosen: File): Promise<void> => {
    file = thin(chosen).then((thinned) => thinned.arrayBuffer());
    await Promise.all([file, loaded]);
  },
  preview: ({ records, given }: { records: Records; given: ImportAnswers }): Promise<ImportPreview> =>
    read(records, (exchange, bytes) => exchange.importPreview(bytes, given)),
  entries: ({
    records,
    given,
    seed,
  }: {
    records: Records;
    given: ImportAnswers;
    seed: Uint8Array;
  }): Promise<Uint8Array> => read(records, (exchange, bytes) => exchange.importEntries(bytes, given, seed)),
};

export type ReaderAnswers = typeof answers;

async function read<T>({ log, install }: Records, use: (exchange: Exchange, bytes: Uint8Array) => T): Promise<T> {
  if (!file) throw new Error("No file was opened.");
  const bytes = new Uint8Array(await file);
  const exchange = Exchange.open(log, RECORDS_ONLY, install);
  try {
    return use(exchange, bytes);
  } finally {
    exchange.free();
  }
}

answer(self, answers, (_): _ is never => false);
