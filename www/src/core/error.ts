import type { ErrorCode as CoreErrorCode } from "./api";

/** Failures that the page itself detects. */
type PageErrorCode =
  | "no_webassembly"
  | "no_indexeddb"
  | "no_worker"
  | "start_failed"
  | "build_mismatch"
  | "no_answer"
  | "worker_ended"
  | "not_a_number"
  | "unknown";

/** The codes of the modules for keys and for backup files. */
const moduleCodes = [
  "wrong_code",
  "kdf_limits",
  "not_a_backup",
  "backup_damaged",
  "backup_newer",
  "wrong_key",
] as const;
type ModuleErrorCode = (typeof moduleCodes)[number];

/** Whether a text is a code of those modules. */
export const isModuleCode = (text: string): text is ModuleErrorCode => moduleCodes.some((code) => code === text);

/** Every code that a screen may have to explain: the page's own, the modules' and the core's. */
export type ErrorCode = PageErrorCode | ModuleErrorCode | CoreErrorCode;

/** A failure as it crosses from the worker to the page. Structured cloning would drop an error's own fields. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: string | undefined;
  readonly detail: unknown;
}

/** What every call of the core may throw. `message` is for developers; people see `words.errors[code]`. */
export class CoreError extends Error {
  override readonly name = "CoreError";

  readonly code: ErrorCode;
  /** The field that was refused, by its path in the record: "day", "onset.day". */
  readonly field: string | undefined;
  /** The limits it broke, such as the lowest and highest number allowed; of locked records, the ways in. */
  readonly detail: unknown;

  constructor(code: ErrorCode, message: string, field?: string, detail?: unknown) {
    super(message);
    this.code = code;
    this.field = field;
    this.detail = detail;
  }
}

/** What was thrown at the start, as an error that can be explained. */
export const asCoreError = (thrown: unknown): CoreError =>
  thrown instanceof CoreError ? thrown : new CoreError("start_failed", String(thrown));

/** Whether a text is one of the codes that this worker can throw. */
export type IsCode = (text: string) => text is ErrorCode;

/**
 * The parts of anything thrown. The core's errors carry one of its codes; a refused input also has `field` and
 * `detail`.
 */
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

/** The error that a fault describes. */
export function errorOf({ code, message, field, detail }: Fault): CoreError {
  return new CoreError(code, message, field, detail);
}
