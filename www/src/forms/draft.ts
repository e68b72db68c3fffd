import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftSlot, RemoteCore } from "../core/api";
import { newId } from "../core/id";
import { explain } from "../words/explain";
import { draftQueue, howMade, keepDrafts } from "./draft-queue";

/** A form whose changes are kept as a draft, so that what was typed is still there if the app is killed. */
export interface Drafted<T> {
  /** Null until the core has answered. */
  readonly form: T | null;
  /** The id of the record that the form is saved as: that of the kept record, or one drawn for a new one. */
  readonly record: string;
  /** Whether the form shows something that was typed earlier and never saved. */
  readonly restored: boolean;
  /** Why the last change could not be kept, in words. */
  readonly error: string | null;
  readonly change: (part: Partial<T>) => void;
  /** Drops the draft and starts with an untouched form. */
  readonly startOver: () => void;
  /** Drops the draft if it belongs to this form: the person leaves on purpose, or the record is gone. */
  readonly discard: () => Promise<void>;
  /** Goes on with a form whose saving was undone. A new record was withdrawn then, so the form gets another id. */
  readonly goOn: () => void;
  /** Begins the next new record with this form. The one before was saved, and the core has dropped its draft. */
  readonly next: (form: T) => void;
}

/** What the draft of any form has: the kept record that it changes, or null for a new one. */
interface Draftable {
  readonly id: string | null;
}

/** A form that was begun and not saved. */
export interface Begun<T> {
  readonly record: string;
  readonly form: T;
}

/**
 * The form for the record `id`, or for a new one if null. `begin` makes the untouched form and is called once. Of several
 * new forms that were begun, the last is opened that is `mine`.
 */
export function useDraft<T extends Draftable>(
  core: RemoteCore,
  kind: DraftSlot,
  id: string | null,
  begin: () => Promise<T>,
  mine: (form: T) => boolean = () => true,
): Drafted<T> {
  const [state, setState] = useState<{ form: T | null; restored: boolean }>({ form: null, restored: false });
  const [error, setError] = useState<string | null>(null);
  // The form is also held outside the render, since two changes in one event must both count.
  const latest = useRef<T | null>(null);
  const own = useRef(false);
  const record = useRef(id ?? "");
  const fail = (thrown: unknown) => {
    setError(explain(thrown));
  };
  const [queue] = useState(() =>
    draftQueue(
      (text) => core.keepDraft(kind, record.current, text),
      (fault) => {
        setError(fault === null ? null : explain(fault));
      },
    ),
  );
  useEffect(() => queue.leave, [queue]);

  const open = async () => {
    const [untouched, drafts] = await Promise.all([begin(), begunForms<T>(core, kind)]);
    const draft =
      id === null
        ? drafts.findLast(({ form }) => form.id === null && mine(form))
        : drafts.find((draft) => draft.record === id);
    // Read by name, a draft is known to be this form's: a newer one of another tab is then not overwritten.
    if (draft) await core.draft(kind, draft.record);
    record.current = draft?.record ?? id ?? newId();
    latest.current = draft ? { ...untouched, ...draft.form } : untouched;
    own.current = draft !== undefined;
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
  const drop = () => queue.drop(() => core.dropDraft(kind, record.current));
  const startOver = () => {
    drop().then(open).catch(fail);
  };
  const discard = async () => {
    if (own.current) await drop();
  };
  const goOn = () => {
    if (id === null) record.current = newId();
    change({});
  };
  const next = (form: T) => {
    void queue.drop(() => Promise.resolve());
    record.current = newId();
    latest.current = form;
    own.current = false;
    setState({ form, restored: false });
  };
  return { ...state, record: record.current, error, change, startOver, discard, goOn, next };
}

/**
 * The forms of this kind that were begun and not saved, the newest last. Only the `id` of each is checked, so the fields
 * may be those of an earlier version.
 */
export async function begunForms<T extends Draftable>(core: RemoteCore, kind: DraftSlot): Promise<readonly Begun<T>[]> {
  await keepDrafts();
  return (await core.drafts(kind)).flatMap(({ record, text }) => {
    const form = parse<T>(text);
    return form ? [{ record, form }] : [];
  });
}

/** A draft is the page's own text. One that an earlier version wrote in another shape does not count as a draft. */
function parse<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "id" in value ? (value as T) : null;
  } catch {
    return null;
  }
}
