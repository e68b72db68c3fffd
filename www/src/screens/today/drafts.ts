import { useEffect, useRef, useState } from "preact/hooks";
import type { RemoteCore } from "../../core/api";
import { draftQueue, howMade } from "../../forms/draft-queue";
import { explain } from "../../words/explain";
import { isUntouched, items, type Entry, type Target } from "./entry";

/** An unfinished check-in. */
export interface Draft extends Target {
  readonly entry: Entry;
}

/** Every unfinished check-in. There can be one for each day and each record, and none pushes out another. */
export interface Drafts {
  readonly all: readonly Draft[];
  /** Why the last change is not on disk yet, in words. The next change tries again. */
  readonly error: string | null;
  readonly of: (target: Target) => Entry | undefined;
  /** Keeps the entry. A new check-in that is empty again is dropped. */
  readonly keep: (target: Target, entry: Entry) => void;
  readonly drop: (target: Target) => void;
}

const VERSION = 1;
/** Stands for no draft at all, which is dropped and not kept. */
const NONE = "";

/** The drafts of check-ins, read from the text that the core last kept. */
export function useDrafts(core: RemoteCore, kept: string | null | undefined): Drafts {
  const [all, setAll] = useState(() => parse(kept));
  const [error, setError] = useState<string | null>(null);
  // Two taps may come before the page is drawn again.
  const newest = useRef(all);
  const [queue] = useState(() =>
    draftQueue(
      (text) => (text === NONE ? core.dropDraft("checkIn") : core.keepDraft("checkIn", text)),
      (fault) => {
        setError(fault === null ? null : explain(fault));
      },
    ),
  );
  useEffect(() => queue.leave, [queue]);

  const replace = (next: readonly Draft[]) => {
    newest.current = next;
    setAll(next);
    queue.put(next.length === 0 ? NONE : JSON.stringify({ version: VERSION, drafts: next }), howMade());
  };
  const without = (target: Target) => newest.current.filter((draft) => !same(draft, target));

  return {
    all,
    error,
    of: (target) => all.find((draft) => same(draft, target))?.entry,
    keep: (target, entry) => {
      const { id, day } = target;
      replace(id === null && isUntouched(entry) ? without(target) : [...without(target), { id, day, entry }]);
    },
    drop: (target) => {
      replace(without(target));
    },
  };
}

function same(one: Target, other: Target): boolean {
  return one.id === other.id && (one.id !== null || one.day === other.day);
}

/** A draft is the page's own text. One in a shape that this version does not know does not count as a draft. */
function parse(text: string | null | undefined): readonly Draft[] {
  try {
    const { version, drafts } = JSON.parse(text ?? "{}") as { version?: unknown; drafts?: unknown };
    return version === VERSION && Array.isArray(drafts) ? drafts.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is Draft {
  const { id, day, entry } = (value ?? {}) as Partial<Draft>;
  if ((id !== null && typeof id !== "string") || typeof day !== "string" || typeof entry !== "object") return false;
  const levels = items.every((item) => entry[item] === null || Number.isInteger(entry[item]));
  return levels && typeof entry.sleep === "string" && typeof entry.note === "string";
}
