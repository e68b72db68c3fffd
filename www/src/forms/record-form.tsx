import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { DraftSlot, Marks, Receipt, RemoteCore } from "../core/api";
import { CoreError } from "../core/error";
import { replace, type Place } from "../core/route";
import { Button, Notice, Screen } from "../parts";
import { say } from "../parts/done";
import { words } from "../words";
import { type Drafted, useDraft } from "./draft";
import { FormActions, Restored } from "./frame";
import type { Save } from "./save";

/** The draft of a short form for the record `id`, or for a new one if null. `begin` makes the untouched form. */
export const useRecordDraft = <F extends object>(
  core: RemoteCore,
  kind: DraftSlot,
  id: string | null,
  begin: () => F,
): Drafted<F & { readonly id: string | null }> => useDraft(core, kind, id, async () => ({ ...begin(), id }));

/** The texts of a form of a tap or two, which keeps no draft, and how to change some of them. */
export function useTyped<F>(begin: F | (() => F)): readonly [F, (part: Partial<F>) => void] {
  const [form, setForm] = useState(begin);
  const change = (part: Partial<F>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  return [form, change];
}

/** A record as the core shows it. */
export interface Kept<T> {
  readonly marks: Marks;
  readonly value: T;
}

/** The kept record with this id. */
export function keptOf<K extends Kept<unknown>>(all: readonly K[], id: string): K {
  const kept = all.find(({ marks }) => marks.id === id);
  if (!kept) throw new CoreError("not_found", `No record ${id}`);
  return kept;
}

interface RecordFormProps {
  title: string;
  lede?: string;
  /** Where the record is listed, and where saving and removing lead. */
  list: Place;
  save: Save;
  /** Null for a form that keeps no draft. */
  draft: Pick<Drafted<object>, "restored" | "error" | "startOver" | "discard"> | null;
  keep: () => Promise<readonly Receipt[]>;
  /** How a kept record is removed, and what the button says. Null for a new one. */
  remove: { readonly label: string; readonly work: () => Promise<Receipt> } | null;
  testId: string;
  children: ComponentChildren;
}

/** The frame of a short form: its fields, Save and Cancel, and Remove for a kept record. */
export function RecordForm({ title, lede, list, save, draft, keep, remove, testId, children }: RecordFormProps) {
  const end = (work: () => Promise<readonly Receipt[]>, message: string) =>
    save.run(async () => {
      say(message, ...(await work()));
      replace(list);
    });
  const discard = draft?.discard ?? nothingKept;
  const removed = async (work: () => Promise<Receipt>) => {
    const receipt = await work();
    // The record is gone all the same.
    await discard().catch(() => undefined);
    return [receipt];
  };
  return (
    <Screen title={title} {...(lede !== undefined && { lede })}>
      {draft && <Restored when={draft.restored} startOver={draft.startOver} />}
      {children}
      <Notice kind="attention" message={save.whole ?? draft?.error ?? null} testId={`${testId}-error`} />
      <FormActions onSave={() => end(keep, words.done.saved)} discard={discard} testId={testId} />
      {remove && (
        <p>
          <Button
            kind="text"
            onPress={() => void end(() => removed(remove.work), words.done.removed)}
            testId={`${testId}-remove`}
          >
            {remove.label}
          </Button>
        </p>
      )}
    </Screen>
  );
}

const nothingKept = () => Promise.resolve();
