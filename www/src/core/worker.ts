import { expose } from "comlink";
import init, { Core } from "../../../pkg/app/tidemark.js";
import wasmUrl from "../../../pkg/app/tidemark_bg.wasm?url";
import { writes, type Opening } from "./api";
import { BUILD, RECORDS_ONLY } from "./build";
import { faultOf, type Fault } from "./error";
import { importSession } from "./import";

/** What came of a call: faults travel as values, since cloning an error loses its code. */
export type Outcome = { ok: true; value: unknown } | { ok: false; fault: Fault };

/** Is told how much of all is done. */
export type Tell = (done: number, all: number) => void;

let core: Core | undefined;
/** Only the person's own records are shared between tabs; each sample stands alone. */
let shared: BroadcastChannel | undefined;

const imports = importSession({
  exchange: async () => (await import("./beside")).openExchange(await opened().log(), RECORDS_ONLY),
  keep: (entries) => opened().importBatch(entries),
});

const endpoint = {
  /** The build that this worker belongs to. The page refuses a worker of another build. */
  hello: (): string => BUILD,

  /** Loads the core and opens the store. Called once, before any `ask`. */
  open: (opening: Opening): Promise<Outcome> =>
    outcome(async () => {
      await init({ module_or_path: wasmUrl });
      core = opening.store === "sample" ? await Core.sample(RECORDS_ONLY) : await Core.open(opening.sentinel, RECORDS_ONLY);
      if (opening.store === "device") shared = new BroadcastChannel("tidemark");
    }),

  /** Calls one method of the core, or of the import that works beside it. */
  ask: (method: string, args: unknown[]): Promise<Outcome> =>
    outcome(async () => {
      const asked = method in imports ? imports : opened();
      const call = (asked as unknown as Record<string, unknown>)[method];
      if (typeof call !== "function") throw new Error(`The core has no method ${method}.`);
      const value: unknown = await call.apply(asked, args);
      if (writes.has(method)) shared?.postMessage("changed");
      return value;
    }),

  /**
   * Calls one method of a module beside the core, over the records as they stand now. The module is loaded when first
   * asked. `tell` becomes the last argument: how far the work has come.
   */
  askReport: (method: string, args: unknown[], tell?: Tell): Promise<Outcome> =>
    outcome(async () => {
      const { openExchange, openReport } = await import("./beside");
      const open = method === "paper" || method === "pdf" ? openReport : openExchange;
      const report = await open(await opened().log(), RECORDS_ONLY);
      try {
        const call = (report as unknown as Record<string, unknown>)[method];
        if (typeof call !== "function") throw new Error(`No module beside the core has a method ${method}.`);
        return call.apply(report, tell ? [...args, (done: number, all: number) => { tell(done, all); }] : args) as unknown;
      } finally {
        report.free();
      }
    }),

  /** Calls back whenever another tab has changed the stored records, once the core has read them. */
  onChangedElsewhere: (notify: () => void): void => {
    if (!shared) return;
    shared.onmessage = () => {
      // When they cannot be read now, the next call of the core says why.
      core?.refresh().then((changed) => { if (changed) notify(); }, notify);
    };
  },
};

export type Endpoint = typeof endpoint;

function opened(): Core {
  if (!core) throw new Error("The core is not open.");
  return core;
}

async function outcome(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, fault: faultOf(thrown) };
  }
}

expose(endpoint);
