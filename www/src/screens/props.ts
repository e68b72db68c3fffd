import type { RemoteCore, RemoteReport } from "../core/api";

/** A place that needs no core. */
export interface FreeProps {
  /** What follows the place in the address. */
  readonly rest: readonly string[];
}

/** A place that asks the core, and the modules beside it where it makes or reads files. */
export interface CoreProps extends FreeProps {
  readonly core: RemoteCore;
  readonly report: RemoteReport;
}
