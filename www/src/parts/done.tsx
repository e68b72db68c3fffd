import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Receipt, RemoteCore } from "../core/api";
import { CoreError } from "../core/error";
import { Notice } from ".";
import { words } from "../words";
import { explain } from "../words/explain";

/** What was just saved or removed, and the receipts with which to undo it. */
interface Done {
  readonly message: string;
  readonly undo: readonly Receipt[];
}

const latest = signal<Done | null>(null);

/** Leaves a message for the next screen. Call it only once the core's promise has resolved. */
export function say(message: string, ...undo: readonly Receipt[]): void {
  latest.value = { message, undo };
}

/** The last thing done, with Undo. It stays until the person leaves the screen that shows it. */
export function DoneNotice({ core, onUndone }: { core: RemoteCore; onUndone: () => Promise<void> }) {
  useEffect(
    () => () => {
      latest.value = null;
    },
    [],
  );

  const done = latest.value;
  const undo = async (receipts: readonly Receipt[]) => {
    try {
      await core.undoAll([...receipts]);
    } catch (thrown) {
      // The record was changed since, so these receipts can never undo it.
      const isOver = thrown instanceof CoreError && thrown.code === "changed_since";
      say(explain(thrown), ...(isOver ? [] : receipts));
      return;
    }
    say(words.done.undone);
    await onUndone();
  };
  return (
    <Notice
      message={done?.message ?? null}
      action={
        done !== null && done.undo.length > 0
          ? { label: words.parts.undo, onPress: () => void undo(done.undo) }
          : undefined
      }
      testId="done"
    />
  );
}
