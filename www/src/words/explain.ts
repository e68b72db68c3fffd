import type { ErrorCode } from "../core/error";
import { CoreError } from "../core/error";
import { words } from "./en";

/** What to tell a person about anything thrown: what happened and the way out. */
export function explain(thrown: unknown): string {
  if (!(thrown instanceof CoreError)) return words.errors.unknown;
  return words.errors[thrown.code as ErrorCode] ?? words.errors.unknown;
}
