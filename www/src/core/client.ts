import { computed, signal, type ReadonlySignal } from "@preact/signals";
import {
  once,
  writes,
  type Accept,
  type Opening,
  type RemoteCore,
  type RemoteReport,
  type Sentinel,
  type StoreKind,
} from "./api";
import { BUILD } from "./build";
import { connect, type Ask } from "./channel";
import { asCoreError, CoreError } from "./error";
import type { ImportSession } from "./import";
import { link, within, type Link, type Worked } from "./link";
import { protectAfterSave } from "./protection";
import { keepSentinel, recallSentinel } from "./sentinel";
import { trustedWorkerUrl } from "./trusted";
import type { CoreAnswers, Progress } from "./worker";

/** How far the core has started. Screens that need it are shown only when it is `ready`; Help never waits for it. */
export type CoreState =
  | { readonly is: "starting" }
  | { readonly is: "ready"; readonly core: RemoteCore; readonly report: RemoteReport }
  | { readonly is: "failed"; readonly error: CoreError };

/** Milliseconds to fetch, compile and open. A first visit fetches the module over the network. */
const START_LIMIT = 20_000;
/** Milliseconds for one call. The core gives up on its store after 5 s, and may reopen it and replay once. */
const CALL_LIMIT = 12_000;
/** Milliseconds for one call of a module beside the core. The first call also fetches and compiles it. */
const BESIDE_LIMIT = 60_000;
/** Calls of the core that need a module beside it. */
const SLOW: ReadonlySet<string> = new Set<keyof ImportSession>(["importOpen", "importPreview", "importAdd"]);

const state = signal<CoreState>({ is: "starting" });
const calls = signal(0);
const unsettledCalls = signal(0);
const healedEntries = signal(0);
const written = signal(0);
const revision = signal(0);

export const coreState: ReadonlySignal<CoreState> = state;
/** Whether the page is waiting for an answer. It is not reloaded while it is. */
export const busy: ReadonlySignal<boolean> = computed(() => calls.value > 0);
/** Whether nobody knows at the moment if a change was saved, since the worker ended. The next worker finds out. */
export const unsettled: ReadonlySignal<boolean> = computed(() => unsettledCalls.value > 0);
/** How many entries came back from the second copy, until the person has seen it. */
export const healed: ReadonlySignal<number> = computed(() => healedEntries.value);
/** The person has seen it. */
export const healedSeen = (): void => {
  healedEntries.value = 0;
};
/** Counts the changes that this tab made to the person's own records. */
export const changesHere: ReadonlySignal<number> = written;
/** Counts the changes that other tabs made. A screen that reads it in an effect loads again after each one. */
export const changesElsewhere: ReadonlySignal<number> = revision;

/**
 * The drafts that this page has read or kept, each by its kind and record. The core writes over none that its page has
 * not read, so another worker reads them first.
 */
type DraftsSeen = Map<string, readonly unknown[]>;

/** The newest worker, whether it has opened the store or not. */
let worker: Worker | undefined;
let core: Link<Ask<CoreAnswers>> | undefined;
let starts = 0;

// A page that the browser freezes for Back would keep its connection, and if frozen in mid-transaction would lock every
// later page out of the database. So the core ends with the page, as it would without freezing.
window.addEventListener("pagehide", (event) => {
  if (event.persisted) worker?.terminate();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

/**
 * Starts the core over the given store and ends any earlier one. The result is in `coreState`. `accept` is what the person
 * has decided about records that are not as they were.
 */
export async function startCore(store: StoreKind, accept: Accept | null = null): Promise<void> {
  stopCore();
  const turn = starts;
  state.value = { is: "starting" };
  const started = await start(store, accept, turn);
  // A later start has already ended this worker.
  if (turn === starts) state.value = started;
}

/** Ends the core for good, after everything was erased. Its last state stays. */
export function stopCore(): void {
  starts++;
  core?.end();
  worker?.terminate();
}

async function start(store: StoreKind, accept: Accept | null, turn: number): Promise<CoreState> {
  const drafts: DraftsSeen = new Map();
  let decided = accept;
  try {
    const opened = await link({
      start: async () => {
        const worked = await startWorker(store, decided, drafts);
        decided = null;
        return worked;
      },
      failed: (thrown) => {
        if (turn === starts) state.value = { is: "failed", error: asCoreError(thrown) };
      },
      unsettled: (is) => {
        unsettledCalls.value += is ? 1 : -1;
      },
    });
    if (turn !== starts) opened.end();
    else core = opened;
    return { is: "ready", core: remoteCore(opened, store, drafts), report: remoteReport(opened) };
  } catch (thrown) {
    return { is: "failed", error: asCoreError(thrown) };
  }
}

async function startWorker(
  store: StoreKind,
  accept: Accept | null,
  drafts: DraftsSeen,
): Promise<Worked<Ask<CoreAnswers>>> {
  if (typeof WebAssembly !== "object") throw new CoreError("no_webassembly", "WebAssembly is missing");
  if (typeof indexedDB !== "object" || !indexedDB) throw new CoreError("no_indexeddb", "IndexedDB is missing");
  if (typeof Worker !== "function") throw new CoreError("no_worker", "Worker is missing");

  const opening: Opening = store === "sample" ? { store } : { store, sentinel: await recallSentinel(), accept };
  const started = new Worker(trustedWorkerUrl(), { type: "module", name: "core" });
  worker = started;
  const { ask, ended } = connect<CoreAnswers>(started);
  const open = async () => {
    const build = await ask("hello", undefined);
    if (build !== BUILD) throw new CoreError("build_mismatch", `page ${BUILD}, worker ${build}`);
    const back = await ask("open", opening);
    if (back > 0) healedEntries.value = back;
    // From now on the records count as they are.
    if (accept) await keepSentinel((await ask("ask", { method: "sentinel", args: [] })) as Sentinel);
    for (const [kind, record] of drafts.values()) await ask("ask", { method: "draft", args: [kind, record] });
    ask("watch", undefined, () => void revision.value++).catch(() => undefined);
  };
  await within(START_LIMIT, "start_failed", open());
  return { ask, ended, stop: () => started.terminate() };
}

function remoteCore({ call }: Link<Ask<CoreAnswers>>, store: StoreKind, drafts: DraftsSeen): RemoteCore {
  const ask = (method: string, args: unknown[]) =>
    call(SLOW.has(method) ? BESIDE_LIMIT : CALL_LIMIT, !once.has(method), (ask) => ask("ask", { method, args }));
  return remote<RemoteCore>(async (method, args) => {
    if (method === "draft" || method === "keepDraft") drafts.set(args.slice(0, 2).join(), args.slice(0, 2));
    const answer = await ask(method, args);
    if (store === "device" && writes.has(method)) afterWrite(method, ask);
    return answer;
  });
}

/** If the last argument is a function, it is called with how far the work has come. */
function remoteReport({ call }: Link<Ask<CoreAnswers>>): RemoteReport {
  return remote<RemoteReport>((method, args) => {
    const last = args.at(-1);
    const tells = typeof last === "function";
    const asked = { method, args: tells ? args.slice(0, -1) : args, tells };
    const tell = tells ? ({ done, all }: Progress) => Reflect.apply(last, undefined, [done, all]) : undefined;
    return call(BESIDE_LIMIT, true, (ask) => ask("askReport", asked, tell));
  });
}

/** An object on which every method is a call, counted until it is answered. */
function remote<T extends object>(call: (method: string, args: unknown[]) => Promise<unknown>): T {
  const ask = async (method: string, args: unknown[]) => {
    // Read with `peek`: an effect that asks would otherwise follow the count that its own question changes, forever.
    calls.value = calls.peek() + 1;
    try {
      return await call(method, args);
    } finally {
      calls.value--;
    }
  };
  return new Proxy({} as T, {
    // A promise that resolves to this object asks whether it has a `then`. It must not.
    get: (_, method) =>
      typeof method === "string" && method !== "then" ? (...args: unknown[]) => ask(method, args) : undefined,
  });
}

/** What follows a write. The write is already stored: nothing here may make it fail or late. */
function afterWrite(method: string, ask: (method: string, args: unknown[]) => Promise<unknown>) {
  if (method === "erase") return;
  written.value++;
  void protectAfterSave();
  void ask("sentinel", []).then(
    (sentinel) => keepSentinel(sentinel as Sentinel),
    () => undefined,
  );
}
