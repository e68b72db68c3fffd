/** Failures that the page itself finds. */
export type PageErrorCode =
  | "no_webassembly"
  | "no_indexeddb"
  | "no_worker"
  | "start_failed"
  | "build_mismatch"
  | "no_answer"
  | "unknown";

/** Failures that the core reports about the store and the records in it. */
export type CoreErrorCode =
  | "storage_unavailable"
  | "storage_lost"
  | "storage_full"
  | "storage_timeout"
  | "storage_failed"
  | "database_too_new"
  | "database_blocked"
  | "database_superseded"
  | "conflict"
  | "key_lost"
  | "erased_elsewhere"
  | "clock_unreadable"
  | "not_found"
  | "malformed_input"
  | "report_failed";

/** What the core refuses in something typed. `CoreError.field` names the entry, `detail` its bounds. */
export type InputErrorCode =
  | "out_of_range"
  | "impossible_date"
  | "impossible_time"
  | "in_future"
  | "not_after_session"
  | "end_before_onset"
  | "pressure_swapped"
  | "session_near"
  | "form_that_day"
  | "unit_mismatch"
  | "impossible_phone"
  | "cut_offs_cross"
  | "limits_cross"
  | "no_strength"
  | "unknown_zone"
  | "unknown_choice"
  | "too_long"
  | "too_many"
  | "empty";

/** Every code that a screen may have to put into words. */
export type ErrorCode = PageErrorCode | CoreErrorCode | InputErrorCode;

/** A failure as it crosses from the worker to the page: structured cloning would drop an error's own fields. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly field: string | undefined;
  readonly detail: unknown;
}

/** What every call of the core may throw. `message` is for developers; people read `words.errors[code]`. */
export class CoreError extends Error {
  override readonly name = "CoreError";

  readonly code: string;
  /** The entry that was refused, by the name it has in the input. */
  readonly field: string | undefined;
  readonly detail: unknown;

  constructor(code: string, message: string, field?: string, detail?: unknown) {
    super(message);
    this.code = code;
    this.field = field;
    this.detail = detail;
  }
}

/** The parts of anything thrown. A core error is an `Error` with a string `code`, for an input also `field` and `detail`. */
export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error))
    return { code: "unknown", message: String(thrown), field: undefined, detail: undefined };
  const { code, field, detail } = thrown as { code?: unknown; field?: unknown; detail?: unknown };
  return {
    code: typeof code === "string" ? code : "unknown",
    message: thrown.message,
    field: typeof field === "string" ? field : undefined,
    detail,
  };
}
