import type { ErrorCode as CoreErrorCode } from "./api";

/** Failures that the page itself finds. */
type PageErrorCode =
  | "no_webassembly"
  | "no_indexeddb"
  | "no_worker"
  | "start_failed"
  | "build_mismatch"
  | "no_answer"
  | "not_a_number"
  | "unknown";

/** Every code that a screen may have to put into words: the page's own, and those of the core. */
export type ErrorCode = PageErrorCode | CoreErrorCode;

/** A failure as it crosses from the worker to the page: structured cloning would drop an error's own fields. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: string | undefined;
  readonly detail: unknown;
}

/** What every call of the core may throw. `message` is for developers; people read `words.errors[code]`. */
export class CoreError extends Error {
  override readonly name = "CoreError";

  readonly code: ErrorCode;
  /** The field that was refused, by its path in the record: "day", "onset.day". */
  readonly field: string | undefined;
  /** What bounds it, such as the least and the most of a number. */
  readonly detail: unknown;

  constructor(code: ErrorCode, message: string, field?: string, detail?: unknown) {
    super(message);
    this.code = code;
    this.field = field;
    this.detail = detail;
  }
}

/** Whether a text is a code of the core. Only the core itself can tell. */
export type IsCode = (text: string) => text is CoreErrorCode;

/** The parts of anything thrown. The core's errors have one of its codes, for an input also `field` and `detail`. */
export function faultOf(thrown: unknown, isCode: IsCode): Fault {
  if (!(thrown instanceof Error)) {
    return { code: "unknown", message: String(thrown), field: undefined, detail: undefined };
  }
  const { code, field, detail } = thrown as { code?: unknown; field?: unknown; detail?: unknown };
  return {
    code: typeof code === "string" && isCode(code) ? code : "unknown",
    message: thrown.message,
    field: typeof field === "string" ? field : undefined,
    detail,
  };
}

/** The error that a fault tells of. */
export function errorOf({ code, message, field, detail }: Fault): CoreError {
  return new CoreError(code, message, field, detail);
}
