/** Failures that the page itself finds. The core's own codes join them in `ErrorCode`. */
export type PageErrorCode =
  | "no-webassembly"
  | "no-indexeddb"
  | "no-worker"
  | "start-failed"
  | "build-mismatch"
  | "no-answer"
  | "unknown";

/** Every code that a screen may have to put into words. */
export type ErrorCode = PageErrorCode;

/** A failure as it crosses from the worker to the page: structured cloning would drop an error's own fields. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly detail?: unknown;
}

/** What every call of the core may throw. `message` is for developers; people read `words.errors[code]`. */
export class CoreError extends Error {
  override readonly name = "CoreError";

  constructor(
    readonly code: string,
    message: string,
    readonly detail?: unknown,
  ) {
    super(message);
  }

  static from(fault: Fault): CoreError {
    return new CoreError(fault.code, fault.message, fault.detail);
  }
}

/** The parts of anything thrown. A core error is an `Error` with a string `code` and sometimes a `detail`. */
export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { code: "unknown", message: String(thrown) };
  const { code, detail } = thrown as { code?: unknown; detail?: unknown };
  const fault = { code: typeof code === "string" ? code : "unknown", message: thrown.message };
  return detail === undefined ? fault : { ...fault, detail };
}
