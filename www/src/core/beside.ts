import initExchange, {
  backupEntries,
  backupPayload,
  backupPreview,
  Exchange,
  lookEntries,
} from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import initReport, { type Paper, Report, type ReportRequest } from "../../../pkg/report/report.js";
import reportUrl from "../../../pkg/report/report_bg.wasm?url";

const loadExchange = once(() => initExchange({ module_or_path: exchangeUrl }));
const loadReport = once(() => initReport({ module_or_path: reportUrl }));

// This file must import nothing that the worker also imports. A chunk that imports the worker's own script makes WebKit
// run it a second time, and that second copy has no core.

/**
 * Loads the report module once and gives it the records, as the core's `log` returned them. Free the result after use.
 */
export async function openReport(log: Uint8Array, recordsOnly: boolean): Promise<Report> {
  await loadReport();
  return Report.open(log, recordsOnly);
}

/** The content of the report. Lends it what draws the letters that its own faces lack. */
export async function paper(report: Report, request: ReportRequest): Promise<Paper> {
  const paper = report.paper(request);
  if (paper.undrawn === "") return paper;
  try {
    const { lend } = await import("./letters");
    await lend(report, paper.undrawn);
  } catch {
    // The report says which letters it has not drawn.
    return paper;
  }
  return report.paper(request);
}

/** Loads the exchange module in the same way. It names the installation in the files that it makes. */
export async function openExchange(log: Uint8Array, recordsOnly: boolean, install: string): Promise<Exchange> {
  await loadExchange();
  return Exchange.open(log, recordsOnly, install);
}

/** What the exchange module makes of backups. */
export async function backups() {
  await loadExchange();
  return { backupEntries, backupPayload, backupPreview, lookEntries };
}

function once(load: () => Promise<unknown>): () => Promise<unknown> {
  let loaded: Promise<unknown> | undefined;
  return async () => {
    loaded ??= load();
    try {
      await loaded;
    } catch (thrown) {
      // Cleared, so that the next call tries again.
      loaded = undefined;
      throw thrown;
    }
  };
}
