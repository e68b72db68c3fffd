import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DraftView, RemoteCore } from "../../core/api";
import { newId } from "../../core/id";
import { draftQueue, howMade, type DraftQueue } from "../../forms/draft-queue";
import { explain } from "../../words/explain";
import { isUntouched, items, recordOf, type Entry, type Target } from "./entry";

/** A check-in that is not in the records yet, or a change of one. */
export interface Draft extends Target {
  /** The id it is saved as. */
  readonly record: string;
  readonly entry: Entry;
  /** Whether all of it is on disk. */
  readonly kept: boolean;
}

/**
 * Check-ins as they are tapped. Each tap is on disk at once, as a draft. The whole becomes one entry of the records a
 * minute after the last tap, or when the person leaves. A draft without a mood waits for it.
 */
export interface Drafts {
  readonly all: readonly Draft[];
  /** Why the last change is not on disk, or not in the records, in words. The next change tries again. */
  readonly error: string | null;
  readonly of: (target: Target) => Draft | undefined;
  /** Keeps the entry. A new check-in that is empty again is dropped. */
  readonly keep: (target: Target, entry: Entry) => void;
  readonly drop: (target: Target) => void;
  /** Takes everything that has a mood into the records. Resolves once that is shown, with whether it could be. */
  readonly settle: () => Promise<boolean>;
}

/** A draft as its text has it. */
type Written = Target & Pick<Draft, "entry">;

const VERSION = 3;

/** Milliseconds without a tap after which a check-in goes into the records. */
export const SETTLED_AFTER = 60_000;

/**
 * Takes into the records what was tapped before the page was ended. What the core refuses stays a draft, and is shown.
 */
export async function takeIn(core: RemoteCore): Promise<void> {
  for (const { record, day, entry } of (await core.drafts("checkIn")).flatMap(parse)) {
    const value = recordOf(day, entry);
    if (!value) continue;
    // Read by name, or the core does not drop it with the save.
    await core.draft("checkIn", record);
    await core.save("checkIn", record, value).catch(() => undefined);
  }
}

/** The drafts of check-ins, read from the texts that the core last kept. `reload` reads the records again. */
export function useDrafts(core: RemoteCore, kept: readonly DraftView[], reload: () => Promise<void>): Drafts {
  const [all, setAll] = useState<readonly Draft[]>(() => kept.flatMap(parse));
  const [error, setError] = useState<string | null>(null);
  // Two taps may come before the page is drawn again.
  const newest = useRef(all);
  const queues = useRef(new Map<string, DraftQueue>());
  const clock = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const put = (drafts: readonly Draft[]) => {
    newest.current = drafts;
    setAll(drafts);
  };
  const find = (target: Target) => newest.current.find((draft) => same(draft, target));
  const replace = (target: Target, ...next: Draft[]) => {
    put([...newest.current.filter((draft) => !same(draft, target)), ...next]);
  };
  const failed = (thrown: unknown) => {
    setError(explain(thrown));
  };

  const queueOf = (record: string): DraftQueue => {
    const known = queues.current.get(record);
    if (known) return known;
    const write = async (text: string) => {
      await core.keepDraft("checkIn", record, text);
      put(newest.current.map((draft) => (textOf(draft) === text ? { ...draft, kept: true } : draft)));
    };
    const queue = draftQueue(write, (fault) => {
      if (fault === null) setError(null);
      else failed(fault);
    });
    queues.current.set(record, queue);
    return queue;
  };
  const drop = (target: Target) => {
    const draft = find(target);
    if (!draft) return;
    replace(target);
    const done = queueOf(draft.record).drop(() => core.dropDraft("checkIn", draft.record));
    done.then(() => {
      setError(null);
    }, failed);
  };

  /** Asks at once, before the draft is on disk, so that the records have it for whatever is asked next. */
  const save = async (draft: Draft): Promise<readonly Draft[]> => {
    const value = recordOf(draft.day, draft.entry);
    if (!value) return [];
    const queue = queueOf(draft.record);
    queue.forget();
    try {
      await core.save("checkIn", draft.record, value);
    } catch (thrown) {
      if (!draft.kept) queue.put(textOf(draft), "chosen");
      throw thrown;
    }
    queue.forgetFailed();
    return [draft];
  };
  const settle = async () => {
    clearTimeout(clock.current);
    try {
      const saved = (await Promise.all(newest.current.map(save))).flat();
      if (saved.length === 0) return true;
      await reload();
      // What was tapped in the meantime stays.
      const isSaved = (draft: Draft) => saved.some((done) => textOf(done) === textOf(draft));
      put(newest.current.filter((draft) => !isSaved(draft)));
      setError(null);
      return true;
    } catch (thrown) {
      failed(thrown);
      return false;
    }
  };
  const settleNow = useRef(settle);
  settleNow.current = settle;

  // Its end comes before the next screen asks anything.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the drafts that are shown
  useLayoutEffect(() => {
    // Read by name, so that a newer one of another tab is not overwritten.
    for (const { record } of all) core.draft("checkIn", record).catch(() => undefined);
    const hidden = () => {
      if (document.visibilityState === "hidden") void settleNow.current();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      clearTimeout(clock.current);
      // What cannot be saved now stays a draft, and is tried again when Today is next opened.
      for (const draft of newest.current) save(draft).catch(() => undefined);
      for (const queue of queues.current.values()) queue.leave();
    };
  }, []);

  const startClock = () => {
    clearTimeout(clock.current);
    clock.current = setTimeout(() => {
      // Someone who is writing is not done.
      if (document.activeElement?.matches("textarea")) startClock();
      else void settleNow.current();
    }, SETTLED_AFTER);
  };

  return {
    all,
    error,
    of: (target) => all.find((draft) => same(draft, target)),
    keep: ({ id, day }, entry) => {
      const target = { id, day };
      if (id === null && isUntouched(entry)) return drop(target);
      const { record = id ?? newId() } = find(target) ?? {};
      const draft = { ...target, record, entry, kept: false };
      replace(target, draft);
      queueOf(record).put(textOf(draft), howMade());
      startClock();
    },
    drop,
    settle,
  };
}

const textOf = ({ id, day, entry }: Written): string => JSON.stringify({ version: VERSION, id, day, entry });

function same(one: Target, other: Target): boolean {
  return one.id === other.id && (one.id !== null || one.day === other.day);
}

/** A draft is the page's own text. One in a shape that this version does not know does not count as a draft. */
function parse({ record, text }: DraftView): readonly Draft[] {
  try {
    const { version, ...draft } = JSON.parse(text) as { version?: unknown };
    const written = version === 2 ? withSleepAsNumber(draft) : draft;
    return (version === 2 || version === VERSION) && isDraft(written) ? [{ ...written, record, kept: true }] : [];
  } catch {
    return [];
  }
}

/** Version 2 had the hours of sleep as they were typed. */
function withSleepAsNumber(draft: object): unknown {
  const { entry } = draft as { entry?: { sleep?: unknown } };
  const sleep = Number.parseFloat(String(entry?.sleep).replace(",", "."));
  return { ...draft, entry: { ...entry, sleep: Number.isNaN(sleep) ? null : sleep } };
}

function isDraft(value: unknown): value is Written {
  const { id, day, entry } = (value ?? {}) as Partial<Draft>;
  if ((id !== null && typeof id !== "string") || typeof day !== "string") return false;
  if (typeof entry !== "object" || entry === null) return false;
  const levels = items.every((item) => entry[item] === null || Number.isInteger(entry[item]));
  return levels && (entry.sleep === null || Number.isFinite(entry.sleep)) && typeof entry.note === "string";
}
