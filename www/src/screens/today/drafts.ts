import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftView, RemoteCore } from "../../core/api";
import { newId } from "../../core/id";
import { draftQueue, howMade, type DraftQueue } from "../../forms/draft-queue";
import { explain } from "../../words/explain";
import { isUntouched, items, type Entry, type Target } from "./entry";

/** An unfinished check-in. */
export interface Draft extends Target {
  /** The id it is saved as. */
  readonly record: string;
  readonly entry: Entry;
  /** Whether it was there when the page was opened: begun earlier, or in another tab. */
  readonly restored: boolean;
}

/** Every unfinished check-in. There can be one for each day and each record, and none pushes out another. */
export interface Drafts {
  readonly all: readonly Draft[];
  /** Why the last change is not on disk yet, in words. The next change tries again. */
  readonly error: string | null;
  readonly of: (target: Target) => Draft | undefined;
  /** Keeps the entry. A new check-in that is empty again is dropped. */
  readonly keep: (target: Target, entry: Entry) => void;
  readonly drop: (target: Target) => void;
}

/** A draft as its text has it. */
type Written = Target & Pick<Draft, "entry">;

const VERSION = 2;

/** The drafts of check-ins, read from the texts that the core last kept. */
export function useDrafts(core: RemoteCore, kept: readonly DraftView[]): Drafts {
  const [all, setAll] = useState(() => kept.flatMap(parse));
  const [error, setError] = useState<string | null>(null);
  // Two taps may come before the page is drawn again.
  const newest = useRef(all);
  const queues = useRef(new Map<string, DraftQueue>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the drafts that are shown
  useEffect(() => {
    // Read by name, so that a newer one of another tab is not overwritten.
    for (const { record } of all) core.draft("checkIn", record).catch(() => undefined);
    return () => {
      for (const queue of queues.current.values()) queue.leave();
    };
  }, []);

  const queueOf = (record: string): DraftQueue => {
    const known = queues.current.get(record);
    if (known) return known;
    const queue = draftQueue(
      (text) => core.keepDraft("checkIn", record, text),
      (fault) => {
        setError(fault === null ? null : explain(fault));
      },
    );
    queues.current.set(record, queue);
    return queue;
  };
  const find = (target: Target) => newest.current.find((draft) => same(draft, target));
  const replace = (target: Target, ...next: Draft[]) => {
    newest.current = [...newest.current.filter((draft) => !same(draft, target)), ...next];
    setAll(newest.current);
  };
  const drop = (target: Target) => {
    const draft = find(target);
    if (!draft) return;
    replace(target);
    queueOf(draft.record)
      .drop(() => core.dropDraft("checkIn", draft.record))
      .then(
        () => {
          setError(null);
        },
        (thrown: unknown) => {
          setError(explain(thrown));
        },
      );
  };

  return {
    all,
    error,
    of: (target) => all.find((draft) => same(draft, target)),
    keep: ({ id, day }, entry) => {
      const target = { id, day };
      if (id === null && isUntouched(entry)) return drop(target);
      const { record = id ?? newId(), restored = false } = find(target) ?? {};
      replace(target, { ...target, record, entry, restored });
      queueOf(record).put(JSON.stringify({ version: VERSION, id, day, entry }), howMade());
    },
    drop,
  };
}

function same(one: Target, other: Target): boolean {
  return one.id === other.id && (one.id !== null || one.day === other.day);
}

/** A draft is the page's own text. One in a shape that this version does not know does not count as a draft. */
function parse({ record, text }: DraftView): readonly Draft[] {
  try {
    const { version, drafts, ...draft } = JSON.parse(text) as { version?: unknown; drafts?: unknown };
    if (version === VERSION && isDraft(draft)) return [{ ...draft, record, restored: true }];
    return version === 1 && Array.isArray(drafts) ? former(record, drafts.filter(isDraft)) : [];
  } catch {
    return [];
  }
}

/** Version 1 kept all drafts in one text. Changes of kept check-ins have their ids, and of the new ones the first this. */
function former(record: string, drafts: readonly Written[]): readonly Draft[] {
  const first = drafts.find(({ id }) => id === null);
  const recordOf = (draft: Written) => draft.id ?? (draft === first ? record : newId());
  return drafts.map((draft) => ({ ...draft, record: recordOf(draft), restored: true }));
}

function isDraft(value: unknown): value is Written {
  const { id, day, entry } = (value ?? {}) as Partial<Draft>;
  if ((id !== null && typeof id !== "string") || typeof day !== "string" || typeof entry !== "object") return false;
  const levels = items.every((item) => entry[item] === null || Number.isInteger(entry[item]));
  return levels && typeof entry.sleep === "string" && typeof entry.note === "string";
}
