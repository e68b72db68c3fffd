import { CoreError } from "../core/error";
import { words } from ".";

/** What to tell a person about anything thrown: what happened, and the way out. */
export function explain(thrown: unknown): string {
  return words.errors[thrown instanceof CoreError ? thrown.code : "unknown"];
}
