import initExchange, { Exchange } from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import initReport, { Report } from "../../../pkg/report/report.js";
import reportUrl from "../../../pkg/report/report_bg.wasm?url";

const loadExchange = once(() => initExchange({ module_or_path: exchangeUrl }));
const loadReport = once(() => initReport({ module_or_path: reportUrl }));

// This file imports nothing that the worker has: a chunk that asks for the worker's own script runs it a second time in
// WebKit, and that one has no core.

/** Loads the report module, once, and gives it the records: what the core's `log` gave. Free what it gives after use. */
export async function openReport(log: Uint8Array, recordsOnly: boolean): Promise<Report> {
  await loadReport();
  return Report.open(log, recordsOnly);
}

/** The exchange module, likewise. */
export async function openExchange(log: Uint8Array, recordsOnly: boolean): Promise<Exchange> {
  await loadExchange();
  return Exchange.open(log, recordsOnly);
}

function once(load: () => Promise<unknown>): () => Promise<unknown> {
  let loaded: Promise<unknown> | undefined;
  return async () => {
    loaded ??= load();
    try {
      await loaded;
    } catch (thrown) {
      // The next call tries again.
      loaded = undefined;
      throw thrown;
    }
  };
}
