import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftSlot, RemoteCore } from "../core/api";
import { explain } from "../words/explain";
import { draftQueue, howMade, keepDrafts } from "./draft-queue";

/** A form whose changes are kept as a draft, so that what was typed is still there if the app is killed. */
export interface Drafted<T> {
  /** Null until the core has answered. */
  readonly form: T | null;
  /** Whether the form shows something that was typed earlier and never saved. */
  readonly restored: boolean;
  /** Why the last change could not be kept, in words. */
  readonly error: string | null;
  readonly change: (part: Partial<T>) => void;
  /** Drops the draft and starts with an untouched form. */
  readonly startOver: () => void;
  /** Drops the draft if it belongs to this form: the person leaves on purpose, or the record is gone. */
  readonly discard: () => Promise<void>;
}

/**
 * The form for the record `id`, or for a new one if null. `begin` makes the untouched form and is called once. The
 * draft of another record is left alone until something is typed here.
 */
export function useDraft<T extends { readonly id: string | null }>(
  core: RemoteCore,
  kind: DraftSlot,
  id: string | null,
  begin: () => Promise<T>,
): Drafted<T> {
  const [state, setState] = useState<{ form: T | null; restored: boolean }>({ form: null, restored: false });
  const [error, setError] = useState<string | null>(null);
  // The form is also held outside the render, since two changes in one event must both count.
  const latest = useRef<T | null>(null);
  const own = useRef(false);
  const fail = (thrown: unknown) => {
    setError(explain(thrown));
  };

  const [queue] = useState(() =>
    draftQueue(
      (text) => core.keepDraft(kind, text),
      (fault) => {
        setError(fault === null ? null : explain(fault));
      },
    ),
  );
  useEffect(() => queue.leave, [queue]);

  const open = async () => {
    const [untouched, draft] = await Promise.all([begin(), readDraft<T>(core, kind)]);
    const mine = draft?.id === id ? draft : null;
    latest.current = mine ? { ...untouched, ...mine } : untouched;
    own.current = mine !== null;
    setState({ form: latest.current, restored: own.current });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is opened once; another record is another form
  useEffect(() => {
    open().catch(fail);
  }, []);

  const change = (part: Partial<T>) => {
    if (!latest.current) return;
    const form = { ...latest.current, ...part };
    latest.current = form;
    own.current = true;
    setState((before) => ({ ...before, form }));
    queue.put(JSON.stringify(form), howMade());
  };
  const drop = () => queue.drop(() => core.dropDraft(kind));
  const startOver = () => {
    drop().then(open).catch(fail);
  };
  const discard = async () => {
    if (own.current) await drop();
  };
  return { ...state, error, change, startOver, discard };
}

/** The unfinished form of this kind that the core holds, if any, with the record it belongs to. */
export const unfinished = (core: RemoteCore, kind: DraftSlot) => readDraft<{ id: string | null }>(core, kind);

/** The unfinished form of this kind. Only its `id` is checked, so the fields may be those of an earlier version. */
export async function readDraft<T extends { id: string | null }>(core: RemoteCore, kind: DraftSlot): Promise<T | null> {
  await keepDrafts();
  return parse<T>(await core.draft(kind));
}

/** A draft is the page's own text. One that an earlier version wrote in another shape does not count as a draft. */
function parse<T>(text: string | undefined): T | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "id" in value ? (value as T) : null;
  } catch {
    return null;
  }
}
