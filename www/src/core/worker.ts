import init, { Core, errorCodes } from "../../../pkg/app/tidemark.js";
import wasmUrl from "../../../pkg/app/tidemark_bg.wasm?url";
import { type ErrorCode, type Opening, type Report, type ReportRequest, writes } from "./api";
import { openBackup, sealedSession } from "./backup";
import { payloads } from "./backups";
import { BUILD, RECORDS_ONLY } from "./build";
import { answer } from "./channel";
import { openCopy } from "./copy";
import { eraseUnopened } from "./erase-unopened";
import { isModuleCode } from "./error";
import { importSession } from "./import";

/** A method and its arguments. */
interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** How much of the whole is done. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** Milliseconds in which the core answers, before the page starts another worker. */
const DEADLINE = 10_000;
/** Milliseconds after the start in which the second copy is looked through: the first views come before it. */
const COPY_AFTER = 1000;

let core: Core | undefined;
/** Every code that the core's errors can have. Empty until the core is loaded. */
let codes: ReadonlySet<string> = new Set();
/** Only the person's own records are shared between tabs. Each sample stands alone. */
let shared: BroadcastChannel | undefined;
/** Whether another tab has said that it erased everything. Without that, records that are gone are lost. */
let toldOfErase = false;

/** What tabs tell each other. */
type News = "changed" | "erased";

const imports = importSession({
  records: async () => ({ log: await opened().log(), install: (await opened().sentinel()).install }),
  keep: (entries) => opened().importBatch(entries),
});

/** What the exchange module makes of backups. */
const beside = async () => (await import("./beside")).backups();
/** What works beside the core, by the names of its methods. */
const sessions = { ...imports, ...sealedSession(opened, payloads(opened, beside)) };

const answers = {
  /** The build that this worker belongs to. The page refuses a worker from another build. */
  hello: (): string => BUILD,

  /**
   * Loads the core and opens the store. Called once, before any `ask`. Returns how many entries came back from the second
   * copy.
   */
  open: async (opening: Opening): Promise<number> => {
    await load();
    core = await orEnd(() => open(opening));
    if (opening.store === "device") {
      shared = new BroadcastChannel("tidemark");
      // Whatever other tabs hold is not what is stored now.
      if (opening.accept) shared.postMessage("erased" satisfies News);
      setTimeout(() => void core?.keepCopy(), COPY_AFTER);
    }
    return core.healed;
  },

  /** Erases records that nobody has opened: they are locked. */
  eraseUnopened: async (): Promise<void> => {
    await load();
    await eraseUnopened(await openCopy(() => undefined));
    new BroadcastChannel("tidemark").postMessage("erased" satisfies News);
  },

  /** Calls one method of the core, or of a session that works beside it. */
  ask: async ({ method, args }: Call): Promise<unknown> => {
    const asked = async () => call(method in sessions ? sessions : opened(), method, args);
    const value: unknown = await orEnd(() => asked().catch(orLost));
    if (writes.has(method) && shared) {
      shared.postMessage((method === "erase" ? "erased" : "changed") satisfies News);
      // Writing the second copy stops the worker for a while, so the answer goes out first.
      setTimeout(() => void core?.keepCopy());
    }
    return value;
  },

  /**
   * Calls one method of a module beside the core, over the current records. The module is loaded the first time it is
   * needed. With `tells`, the method gets one more argument: a function by which it reports how far it has come.
   */
  askReport: async (
    { method, args, tells }: Call & { readonly tells: boolean },
    tell: (progress: Progress) => void,
  ): Promise<unknown> => {
    const { openExchange, openReport, paper } = await import("./beside");
    const log = await opened().log();
    const isReport = method === "paper" || method === "pdf";
    const module = isReport
      ? await openReport(log, RECORDS_ONLY)
      : await openExchange(log, RECORDS_ONLY, (await opened().sentinel()).install);
    try {
      const told = (done: number, all: number) => tell({ done, all });
      return await orEnd(async () => {
        // Only its content says which letters the file needs.
        const content = isReport ? await paper(module as Report, args[0] as ReportRequest) : undefined;
        return method === "paper" ? content : call(module, method, tells ? [...args, told] : args);
      });
    } finally {
      module.free();
    }
  },

  /**
   * Reports each time another tab has changed the stored records, once the core has read them. Never resolves, and rejects
   * if another tab has locked them.
   */
  watch: (_: undefined, tell: (changed: undefined) => void): Promise<never> =>
    new Promise((_resolve, reject) => {
      const changed = () => tell(undefined);
      // What is in memory can still be shown, so no other call would say it.
      const failed = (thrown: unknown) => {
        if ((thrown as { code?: unknown }).code === "locked") reject(thrown);
        else changed();
      };
      if (!shared) return;
      // If they cannot be read now, the next call of the core says why.
      shared.onmessage = ({ data }: MessageEvent<News>) => {
        toldOfErase ||= data === "erased";
        core?.refresh().then((isChanged) => isChanged && changed(), failed);
      };
    }),
};

export type CoreAnswers = typeof answers;

async function load(): Promise<void> {
  const loaded = init({ module_or_path: wasmUrl });
  // The first question for the time zone takes ten milliseconds, which pass here while the core is being compiled.
  Intl.DateTimeFormat().resolvedOptions();
  await loaded;
  codes = new Set(errorCodes());
}

async function open(opening: Opening): Promise<Core> {
  if (opening.store === "sample") return Core.sample(RECORDS_ONLY);
  if (opening.store === "look") {
    const { lookEntries } = await beside();
    const { payload } = await openBackup(opening.file, opening.key);
    return Core.look(lookEntries(payload), RECORDS_ONLY);
  }
  const { sentinel, accept, unlock } = opening;
  return Core.open(sentinel, accept, unlock, await secondCopy(), DEADLINE, RECORDS_ONLY);
}

/** The file of the second copy. If another tab holds it, this one takes it over when that tab is closed. */
const secondCopy = () => openCopy(() => void core?.takeCopy());

function opened(): Core {
  if (!core) throw new Error("The core is not open.");
  return core;
}

function call(module: object, method: string, args: readonly unknown[]): unknown {
  const own: unknown = Reflect.get(module, method);
  if (typeof own !== "function") throw new Error(`The modules have no method ${method}.`);
  return Reflect.apply(own, module, args);
}

/** The browser can clear the database under an open tab. Nobody has erased anything then, and it must not say so. */
function orLost(thrown: unknown): never {
  const gone = thrown instanceof Error && (thrown as { code?: unknown }).code === "erased_elsewhere";
  throw gone && !toldOfErase ? Object.assign(new Error(thrown.message), { code: "storage_lost" }) : thrown;
}

/**
 * A module that trapped is in the middle of something and must not be asked again. So its question stays unanswered, and
 * the trap is thrown where nothing catches it: the page hears that the worker has ended.
 */
function orEnd<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((thrown: unknown) => {
    if (!(thrown instanceof WebAssembly.RuntimeError)) throw thrown;
    setTimeout(() => {
      throw thrown;
    });
    return new Promise<never>(() => undefined);
  });
}

answer(self, answers, (text): text is ErrorCode => codes.has(text) || isModuleCode(text));
