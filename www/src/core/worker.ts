import { expose } from "comlink";
import init, * as pkg from "../../../pkg/app/tidemark.js";
import wasmUrl from "../../../pkg/app/tidemark_bg.wasm?url";
import type { Core, CoreModule, StoreKind } from "./api";
import { BUILD } from "./build";
import { faultOf, type Fault } from "./error";

/** What came of a call: faults travel as values, since cloning an error loses its code. */
export type Outcome = { ok: true; value: unknown } | { ok: false; fault: Fault };

let core: Core | undefined;

// Tells the other tabs that this one has committed, and this page that another one has.
const channel = new BroadcastChannel("tidemark");

const endpoint = {
  /** The build that this worker belongs to. The page refuses a worker of another build. */
  hello: (): string => BUILD,

  /** Loads the core and opens the store. Called once, before any `ask`. */
  open: (store: StoreKind): Promise<Outcome> =>
    outcome(async () => {
      await init({ module_or_path: wasmUrl });
      const announce = () => {
        if (store === "device") channel.postMessage("changed");
      };
      core = await (pkg as unknown as CoreModule).open(store, announce);
    }),

  /** Calls one method of the core. */
  ask: (method: string, args: unknown[]): Promise<Outcome> =>
    outcome(async () => {
      if (!core) throw new Error("The core is not open.");
      const call = core[method];
      if (typeof call !== "function") throw new Error(`The core has no method ${method}.`);
      return await call.apply(core, args);
    }),

  /** Calls back whenever another tab has changed the stored records. */
  onChangedElsewhere: (notify: () => void): void => {
    channel.onmessage = () => {
      notify();
    };
  },
};

export type Endpoint = typeof endpoint;

async function outcome(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, fault: faultOf(thrown) };
  }
}

expose(endpoint);
