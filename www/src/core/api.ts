/** Which records the core works on: the person's own, or the fixture held in memory. */
export type StoreKind = "device" | "sample";

/** The opened core. Each method may answer at once or later; the page always awaits. */
export interface Core {
  readonly [method: string]: (...args: unknown[]) => unknown;
}

/** What the core's module exports beside its loader. `changed` is called after each commit. */
export interface CoreModule {
  open(store: StoreKind, changed: () => void): Promise<Core>;
}

/** The core as the page sees it, behind the worker: every answer is a promise, every failure a `CoreError`. */
export type RemoteCore = {
  readonly [M in keyof Core]: (...args: Parameters<Core[M]>) => Promise<Awaited<ReturnType<Core[M]>>>;
};
