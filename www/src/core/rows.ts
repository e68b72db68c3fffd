import init, { Exchange } from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import type { ImportPreview } from "../../../pkg/import/import";
import { RECORDS_ONLY } from "./build";
import type { Records } from "./reader";
import { unfitRows } from "./unfit";

/** The records in a file of stored rows as JSON, or why there are none. */
export async function recordsOf(rows: Uint8Array, { log, install }: Records): Promise<Uint8Array | ImportPreview> {
  await init({ module_or_path: exchangeUrl });
  const exchange = Exchange.open(log, RECORDS_ONLY, install);
  try {
    return exchange.recordsOfRows(rows);
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
    return unfitRows((thrown as { code?: unknown }).code);
  } finally {
    exchange.free();
  }
}
