import type { ImportPreview } from "../../../pkg/import/import";

/** What is said of a file of stored rows that the exchange module could not open, by the code of its error. */
export function unfitRows(code: unknown): ImportPreview {
  return { kind: "unfit", reason: reason(code), place: null };
}

function reason(code: unknown): "lockedRows" | "newerJson" | "damagedRows" {
  switch (code) {
    case "locked":
      return "lockedRows";
    case "database_too_new":
      return "newerJson";
    default:
      return "damagedRows";
  }
}
