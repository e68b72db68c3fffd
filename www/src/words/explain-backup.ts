import { CoreError, type ErrorCode } from "../core/error";
import { words } from "./en";
import { backup } from "./en/backup";

/** What to tell of a backup for the code of an error. Some mean something else of a file than of a form. */
export const backupFault = (code: ErrorCode): string => backup.faults[code] ?? words.errors[code];

/** The same for anything thrown. */
export const explainBackup = (thrown: unknown): string =>
  backupFault(thrown instanceof CoreError ? thrown.code : "unknown");
