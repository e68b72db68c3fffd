import init, { Report } from "../../../pkg/report/report.js";
import wasmUrl from "../../../pkg/report/report_bg.wasm?url";

let loaded: Promise<unknown> | undefined;

/** Loads the report module, once, and gives it the records: what the core's `log` gave. Free the report after use. */
export async function openReport(log: Uint8Array): Promise<Report> {
  loaded ??= init({ module_or_path: wasmUrl });
  try {
    await loaded;
  } catch (thrown) {
    // The next call tries again.
    loaded = undefined;
    throw thrown;
  }
  return Report.open(log);
}
