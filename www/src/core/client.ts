import { computed, signal, type ReadonlySignal } from "@preact/signals";
import {
  once,
  writes,
  type Accept,
  type Opening,
  type RemoteCore,
  type RemoteReport,
  type Sentinel,
  type Unlock,
  type Way,
} from "./api";
import { BUILD } from "./build";
import { connect, type Ask } from "./channel";
import type { BackupKey } from "./backup";
import { asCoreError, CoreError } from "./error";
import { language } from "./language";
import { link, within, type Link, type Worked } from "./link";
import { protectAfterSave } from "./protection";
import { keepSentinel, recallSentinel } from "./sentinel";
import { trustedWorkerUrl } from "./trusted";
import type { CoreAnswers, Progress } from "./worker";

/** How far the core has started. Screens that need it are shown only when it is `ready`; Help never waits for it. */
export type CoreState =
  | { readonly is: "starting" }
  /** Nothing of the records can be read until the key of one of these ways opens them. */
  | { readonly is: "locked"; readonly ways: readonly Way[] }
  | {
      readonly is: "ready";
      readonly core: RemoteCore;
      readonly report: RemoteReport;
      /** The person's local day as the core was opened, or null if the device's clock is of no use. */
      readonly today: string | null;
    }
  | { readonly is: "failed"; readonly error: CoreError };

/** Milliseconds to fetch, compile and open. A first visit fetches the module over the network. */
const START_LIMIT = 20_000;
/** Milliseconds for one call. The core gives up on its store after 5 s, and may reopen it and replay once. */
const CALL_LIMIT = 12_000;
/** Milliseconds for one call of a module beside the core. The first call also fetches and compiles it. */
const BESIDE_LIMIT = 60_000;
/** Calls that need a module beside the core, or write everything anew. */
const SLOW: ReadonlySet<string> = new Set<keyof RemoteCore>([
  "importOpen",
  "importPreview",
  "importAdd",
  "setLock",
  "renewLock",
  "removeLock",
  "backupMake",
  "backupOpen",
  "backupPreview",
  "backupMerge",
]);

const state = signal<CoreState>({ is: "starting" });
const calls = signal(0);
const unsettledCalls = signal(0);
const healedEntries = signal(0);
const written = signal(0);
const revision = signal(0);
const lock = signal(false);

export const coreState: ReadonlySignal<CoreState> = state;
/** Whether the records that are open have a lock. */
export const hasLock: ReadonlySignal<boolean> = lock;
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
/** What the core was last started over. */
let startedOver: Over = "device";
/** What opened the records. A worker that takes the place of one that ended opens them with it again. */
let unlockedBy: Unlock | null = null;

// A page that the browser freezes for Back would keep its connection, and if frozen in mid-transaction would lock every
// later page out of the database. So the core ends with the page, as it would without freezing.
window.addEventListener("pagehide", (event) => {
  if (event.persisted) worker?.terminate();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

/** What the core is started over: the person's own records, the sample, or a backup file. */
type Over = "device" | "sample" | { readonly file: File; readonly key: BackupKey };

/**
 * Starts the core and ends any earlier one. The result is in `coreState`. `accept` is what the person has decided about
 * records that are not as they were.
 */
export async function startCore(over: Over, accept: Accept | null = null): Promise<void> {
  unlockedBy = null;
  startedOver = over;
  await restartCore(accept);
}

/** Starts the core once more as it was started last. Records that were unlocked are opened with the same key. */
export async function restartCore(accept: Accept | null = null): Promise<void> {
  state.value = { is: "starting" };
  const started = await startNext(startedOver, accept);
  if (started) state.value = started;
}

/** Opens locked records. Until they are open, the state stays as it is. `false` if the key does not fit. */
export async function unlockCore(unlock: Unlock): Promise<boolean> {
  unlockedBy = unlock;
  const started = await startNext(startedOver, null);
  if (started) state.value = started;
  return started?.is !== "locked";
}

/** Keeps what opens the records from now on, after a lock was set, changed or removed. */
export function keepUnlock(unlock: Unlock | null): void {
  unlockedBy = unlock;
  lock.value = unlock !== null;
}

/** Ends the core for good, after everything was erased. Its last state stays. */
export function stopCore(): void {
  starts++;
  core?.end();
  worker?.terminate();
}

/** Erases records that are locked. Rejects if they could not be erased. */
export async function eraseLocked(): Promise<void> {
  stopCore();
  const eraser = new Worker(trustedWorkerUrl(), { type: "module", name: "erase" });
  try {
    await within(START_LIMIT, "no_answer", connect<CoreAnswers>(eraser).ask("eraseUnopened", undefined));
  } finally {
    eraser.terminate();
  }
}

/** Undefined if a later start has already ended this one's worker. */
async function startNext(over: Over, accept: Accept | null): Promise<CoreState | undefined> {
  stopCore();
  const turn = starts;
  const started = await start(over, accept, turn);
  if (turn !== starts) return undefined;
  lock.value = started.is === "ready" && unlockedBy !== null;
  return started;
}

async function start(over: Over, accept: Accept | null, turn: number): Promise<CoreState> {
  const drafts: DraftsSeen = new Map();
  let decided = accept;
  try {
    const opened = await link({
      start: async () => {
        const worked = await startWorker(over, decided, drafts);
        decided = null;
        return worked;
      },
      failed: (thrown) => {
        if (turn === starts) state.value = failure(thrown);
      },
      unsettled: (is) => {
        unsettledCalls.value += is ? 1 : -1;
      },
    });
    if (turn !== starts) {
      opened.end();
      return { is: "starting" };
    }
    core = opened;
    const records = remoteCore(opened, over === "device", drafts);
    const today = await records.localDay().catch(() => null);
    return { is: "ready", core: records, report: remoteReport(opened), today };
  } catch (thrown) {
    return failure(thrown);
  }
}

/** Why the records are not open. */
function failure(thrown: unknown): CoreState {
  const error = asCoreError(thrown);
  const ways = waysOf(error);
  return ways ? { is: "locked", ways } : { is: "failed", error };
}

/** The ways into locked records, if an error says that they are locked or that a key does not fit. */
function waysOf(thrown: unknown): readonly Way[] | undefined {
  const isLocked = thrown instanceof CoreError && (thrown.code === "locked" || thrown.code === "wrong_key");
  return isLocked ? (thrown.detail as { ways?: readonly Way[] } | undefined)?.ways : undefined;
}

async function startWorker(over: Over, accept: Accept | null, drafts: DraftsSeen): Promise<Worked<Ask<CoreAnswers>>> {
  if (typeof WebAssembly !== "object") throw new CoreError("no_webassembly", "WebAssembly is missing");
  if (typeof indexedDB !== "object" || !indexedDB) throw new CoreError("no_indexeddb", "IndexedDB is missing");
  if (typeof Worker !== "function") throw new CoreError("no_worker", "Worker is missing");

  const opening: Opening =
    over === "sample"
      ? { store: over, language }
      : over === "device"
        ? { store: over, sentinel: await recallSentinel(), accept, unlock: unlockedBy }
        : { store: "look", ...over };
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
    ask("watch", undefined, () => void revision.value++)
      .catch(orLocked)
      .catch(() => undefined);
  };
  await within(START_LIMIT, "start_failed", open());
  return { ask, ended, stop: () => started.terminate() };
}

function remoteCore({ call }: Link<Ask<CoreAnswers>>, isOwn: boolean, drafts: DraftsSeen): RemoteCore {
  const ask = (method: string, args: unknown[]) =>
    call(SLOW.has(method) ? BESIDE_LIMIT : CALL_LIMIT, !once.has(method), (ask) => ask("ask", { method, args }));
  return remote<RemoteCore>(async (method, args) => {
    if (method === "draft" || method === "keepDraft") drafts.set(args.slice(0, 2).join(), args.slice(0, 2));
    const answer = await ask(method, args).catch(orLocked);
    if (isOwn && writes.has(method)) afterWrite(method, ask);
    return answer;
  });
}

/** Another tab has set a lock, or other keys: what this tab holds opens nothing any more. */
function orLocked(thrown: unknown): never {
  // A wrong key is here that of a form, whose proof does not fit.
  if (thrown instanceof CoreError && thrown.code === "locked" && state.peek().is === "ready") {
    stopCore();
    state.value = failure(thrown);
  }
  throw thrown;
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
