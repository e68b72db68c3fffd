import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CheckIn, CheckInView, DraftView, RemoteCore, TodayView } from "../../core/api";
import { CoreError } from "../../core/error";
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
  /** Whether this window changed it and the records do not have it yet. */
  readonly isOurs: (target: Target) => boolean;
  /** Keeps the entry. A new check-in that is empty again is dropped. */
  readonly keep: (target: Target, entry: Entry) => void;
  /** Resolves once it is gone, or `error` says why it is not. */
  readonly drop: (target: Target) => Promise<void>;
  /** Takes this one and all of this window into the records. Resolves once that is shown, with whether this one is there. */
  readonly settle: (target: Target) => Promise<boolean>;
}

/** A draft as its text has it. */
type Written = Target & Pick<Draft, "entry">;

const VERSION = 3;

/** Milliseconds without a tap after which a check-in goes into the records. */
export const SETTLED_AFTER = 60_000;

/**
 * The records of drafts that this window changed and has not taken into the records. It takes in no other's by itself:
 * what it has of them may be older than what the other window has written since.
 */
const ours = new Set<string>();

/**
 * Takes into the records what was tapped before the page was ended. What the core refuses stays a draft, and is shown.
 */
export async function takeIn(core: RemoteCore): Promise<void> {
  for (const { record, day, entry } of (await core.drafts("checkIn")).flatMap(parse)) {
    const value = recordOf(day, entry);
    if (!value) continue;
    // Read by name, or the core does not drop it with the save.
    await core.draft("checkIn", record);
    await core
      .save("checkIn", record, value)
      .catch((thrown: unknown) => (isGone(thrown) ? core.dropDraft("checkIn", record) : undefined));
  }
}

/**
 * The drafts of check-ins: those of this window, and the others as the core last had them. `checkIns` are those that
 * were read with `kept`, and `reload` reads both again.
 */
export function useDrafts(
  core: RemoteCore,
  kept: readonly DraftView[],
  checkIns: readonly CheckInView[],
  reload: () => Promise<void>,
): Drafts {
  const [error, setError] = useState<string | null>(null);
  const [, draw] = useState({});
  // Two taps may come before the page is drawn again.
  const own = useRef<readonly Draft[]>([]);
  const queues = useRef(new Map<string, DraftQueue>());
  const clock = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // What was read is drawn together with the check-ins that it was read with.
  const seen = useRef<readonly DraftView[] | null>(null);
  const stored = useRef<readonly Draft[]>([]);
  const dropped = useRef(new Set<string>());
  if (seen.current !== kept) {
    seen.current = kept;
    const known = new Set(checkIns.map(({ marks }) => marks.id));
    const asRead = kept.flatMap(parse);
    const isStored = (record: string) => asRead.some((draft) => draft.record === record);
    // Once it is in the records, a new check-in is done, or goes on as a change of that one.
    const isDone = (draft: Draft) =>
      draft.id === null && known.has(draft.record) && draft.kept && !isStored(draft.record);
    const asChange = (draft: Draft) => (known.has(draft.record) ? { ...draft, id: draft.record } : draft);
    own.current = own.current.filter((draft) => ours.has(draft.record) && !isDone(draft)).map(asChange);
    stored.current = asRead.map(asChange);
    dropped.current = new Set([...dropped.current].filter(isStored));
  }
  const current = (): readonly Draft[] => {
    const isOwn = ({ record }: Draft) => own.current.some((draft) => draft.record === record);
    const others = stored.current.filter((draft) => !isOwn(draft) && !dropped.current.has(draft.record));
    return [...own.current, ...others];
  };
  const put = (drafts: readonly Draft[]) => {
    own.current = drafts;
    draw({});
  };
  const find = (target: Target) => current().find((draft) => same(draft, target));
  const without = (gone: string) => own.current.filter(({ record }) => record !== gone);
  const failed = (thrown: unknown) => {
    setError(explain(thrown));
  };

  const queueOf = (record: string): DraftQueue => {
    const known = queues.current.get(record);
    if (known) return known;
    const write = async (text: string) => {
      await core.keepDraft("checkIn", record, text).catch(async (thrown: unknown) => {
        // Another window took what was there into the records. There is nothing left to write over.
        const isElsewhere = thrown instanceof CoreError && thrown.code === "draft_elsewhere";
        if (!isElsewhere || (await core.draft("checkIn", record))) throw thrown;
        await core.keepDraft("checkIn", record, text);
      });
      const isThis = (draft: Draft) => draft.record === record && textOf(draft) === text;
      put(own.current.map((draft) => (isThis(draft) ? { ...draft, kept: true } : draft)));
    };
    const queue = draftQueue(write, (fault) => {
      if (fault === null) setError(null);
      else failed(fault);
    });
    queues.current.set(record, queue);
    return queue;
  };
  const forget = ({ record }: Draft) => {
    ours.delete(record);
    // A reading from before still has it.
    dropped.current.add(record);
    put(without(record));
  };
  const drop = async (target: Target) => {
    const draft = find(target);
    if (!draft) return;
    forget(draft);
    await queueOf(draft.record)
      .drop(() => core.dropDraft("checkIn", draft.record))
      .then(() => setError(null), failed);
  };

  /**
   * Asks at once, before the draft is on disk, so that the records have it for whatever is asked next. Resolves with why
   * it could not be saved, or null.
   */
  const save = async (draft: Draft, value: CheckIn): Promise<unknown> => {
    const { record } = draft;
    const queue = queueOf(record);
    queue.forget();
    try {
      await core.save("checkIn", record, value);
    } catch (thrown) {
      if (isGone(thrown)) {
        await drop(draft);
        return null;
      }
      // A tap may have come in the meantime.
      const newest = own.current.find((draft) => draft.record === record);
      if (newest && !newest.kept) queue.put(textOf(newest), "chosen");
      return thrown;
    }
    queue.forgetFailed();
    const isSaved = (other: Draft) => other.record === record && textOf(other) === textOf(draft);
    if (own.current.some(isSaved)) ours.delete(record);
    put(own.current.map((other) => (isSaved(other) ? { ...other, kept: true } : other)));
    return null;
  };
  /** Saves what has a mood and is this window's, or meant. */
  const saveAll = (isMeant: (draft: Draft) => boolean = () => false) =>
    current().flatMap((draft) => {
      const value = ours.has(draft.record) || isMeant(draft) ? recordOf(draft.day, draft.entry) : null;
      return value ? [save(draft, value).then((fault) => ({ fault, meant: isMeant(draft) }))] : [];
    });
  const settle = async (target?: Target): Promise<boolean> => {
    clearTimeout(clock.current);
    const done = await Promise.all(saveAll((draft) => target !== undefined && same(draft, target)));
    if (done.length === 0) return true;
    if (done.some(({ fault }) => fault === null)) await reload();
    const faulty = done.filter(({ fault }) => fault !== null);
    setError(faulty[0] ? explain(faulty[0].fault) : null);
    return faulty.every(({ meant }) => !meant);
  };
  const newest = useRef({ settle, saveAll });
  newest.current = { settle, saveAll };

  // Read by name, so that a newer one of another tab is not overwritten.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the drafts that were read
  useLayoutEffect(() => {
    for (const { record } of stored.current) {
      if (!ours.has(record)) core.draft("checkIn", record).catch(() => undefined);
    }
  }, [kept]);

  // Its end comes before the next screen asks anything.
  useLayoutEffect(() => {
    const hidden = () => {
      if (document.visibilityState === "hidden") void newest.current.settle();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      clearTimeout(clock.current);
      // What cannot be saved now stays a draft of this window, which the next screen with it tries again.
      newest.current.saveAll();
      for (const queue of queues.current.values()) queue.leave();
    };
  }, []);

  const startClock = () => {
    clearTimeout(clock.current);
    clock.current = setTimeout(() => {
      // Someone who is writing is not done.
      if (document.activeElement?.matches("textarea")) startClock();
      else void newest.current.settle();
    }, SETTLED_AFTER);
  };

  const all = current();
  const of = (target: Target) => all.find((draft) => same(draft, target));
  return {
    all,
    error,
    of,
    isOurs: (target) => ours.has(of(target)?.record ?? ""),
    keep: ({ id, day }, entry) => {
      const target = { id, day };
      if (id === null && isUntouched(entry)) return void drop(target);
      const { record = id ?? newId() } = find(target) ?? {};
      const draft = { ...target, record, entry, kept: false };
      ours.add(record);
      dropped.current.delete(record);
      put([...without(record), draft]);
      queueOf(record).put(textOf(draft), howMade());
      startClock();
    },
    drop,
    settle,
  };
}

/** Whether the record that was to be changed has been removed. */
const isGone = (thrown: unknown): boolean => thrown instanceof CoreError && thrown.code === "not_found";

/** The check-ins that the view of today has. */
export const checkInsOf = ({ checkIns, recent }: TodayView): readonly CheckInView[] => [
  ...checkIns,
  ...recent.flatMap((day) => day.checkIns),
];

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
