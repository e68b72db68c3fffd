import type { RemoteCore, RemoteReport } from "../core/api";

/** A place that works without the core. */
export interface FreeProps {
  /** What follows the place in the address. */
  readonly rest: readonly string[];
}

/** A place that asks the core, and the modules beside it if it makes or reads files. */
export interface CoreProps extends FreeProps {
  readonly core: RemoteCore;
  readonly report: RemoteReport;
}
