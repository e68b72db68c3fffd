import init, { Exchange, ImportFile } from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import type { ImportAnswers, ImportPreview } from "../../../pkg/exchange/exchange";
import { RECORDS_ONLY } from "./build";
import { answer } from "./channel";
import { healthData, thin, type Source } from "./thin";

/** The person's records as the core hands them over. */
export interface Records {
  readonly log: Uint8Array;
  readonly install: string;
}

/** Milliseconds for which a file is read before its reader says how far it has come. */
const STEP = 200;

const loaded = init({ module_or_path: exchangeUrl });
let reading: Reading | undefined;

/** A file on its way in. */
interface Reading {
  readonly chosen: File;
  readonly bytes: ReadableStreamDefaultReader<Uint8Array>;
  readonly size: number;
  readonly file: ImportFile;
  done: number;
}

const begin = (chosen: File, { stream, size }: Source): Reading => ({
  chosen,
  bytes: stream.getReader(),
  size,
  file: new ImportFile(),
  done: 0,
});

/** The file as it is, but for the pictures in an archive. */
async function packed(chosen: File): Promise<Source> {
  const thinned = await thin(chosen);
  return { stream: thinned.stream(), size: thinned.size };
}

/** Reads on for a while. Gives the part that has been read, 1 for all of it. */
async function readOn(from: Reading): Promise<number> {
  const until = performance.now() + STEP;
  for (;;) {
    const { value, done } = await from.bytes.read();
    if (done || !from.file.push(value)) {
      from.file.end();
      if (!done) await from.bytes.cancel();
      return 1;
    }
    from.done += value.length;
    // One is said only at the end.
    if (performance.now() > until) return Math.min(from.done / from.size, 0.99);
  }
}

/**
 * A worker that reads one file and is then ended: whatever a file made it hold goes with it. What the file brings goes
 * from here to the core's worker and never to the page.
 */
const answers = {
  /** Takes the file. Called once, first. */
  open: async (chosen: File): Promise<void> => {
    await loaded;
    reading = begin(chosen, (await healthData(chosen)) ?? (await packed(chosen)));
  },
  /** Reads on. Gives the part of the file that has been read; called until that is 1. */
  read: async (): Promise<number> => {
    const from = opened();
    try {
      return await readOn(from);
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
      // The archive is damaged. Its reader says so.
      reading = begin(from.chosen, await packed(from.chosen));
      return await readOn(reading);
    }
  },
  preview: ({ records, given }: { records: Records; given: ImportAnswers }): Promise<ImportPreview> =>
    over(records, (exchange) => exchange.importPreview(opened().file, given)),
  entries: ({
    records,
    given,
    seed,
  }: {
    records: Records;
    given: ImportAnswers;
    seed: Uint8Array;
  }): Promise<Uint8Array> => over(records, (exchange) => exchange.importEntries(opened().file, given, seed)),
};

export type ReaderAnswers = typeof answers;

function opened(): Reading {
  if (!reading) throw new Error("No file was opened.");
  return reading;
}

async function over<T>({ log, install }: Records, use: (exchange: Exchange) => T): Promise<T> {
  await loaded;
  const exchange = Exchange.open(log, RECORDS_ONLY, install);
  try {
    return use(exchange);
  } finally {
    exchange.free();
  }
}

answer(self, answers, (_): _ is never => false);
