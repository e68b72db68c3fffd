import init, { Exchange } from "../../../pkg/exchange/exchange.js";
import exchangeUrl from "../../../pkg/exchange/exchange_bg.wasm?url";
import type { ImportPreview } from "../../../pkg/import/import";
import { RECORDS_ONLY } from "./build";
import type { Records } from "./reader";

/** The records in a file of stored rows as JSON, or why there are none. */
export async function recordsOf(rows: Uint8Array, { log, install }: Records): Promise<Uint8Array | ImportPreview> {
  await init({ module_or_path: exchangeUrl });
  const exchange = Exchange.open(log, RECORDS_ONLY, install);
  try {
    return exchange.recordsOfRows(rows);
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
    return { kind: "unfit", reason: reason(thrown), place: null };
  } finally {
    exchange.free();
  }
}

function reason(thrown: unknown): "lockedRows" | "newerJson" | "damagedRows" {
  switch ((thrown as { code?: unknown }).code) {
    case "locked":
      return "lockedRows";
    case "database_too_new":
      return "newerJson";
    default:
      return "damagedRows";
  }
}
