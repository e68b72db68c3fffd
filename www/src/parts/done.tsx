import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RemoteCore } from "../core/api";
import { Notice } from ".";
import { words } from "../words/en";
import { explain } from "../words/explain";

/** What was just kept or removed, and the records by which it can be taken back. */
interface Done {
  readonly message: string;
  readonly undo: readonly string[];
}

const latest = signal<Done | null>(null);

/** Says on the next screen what was done. Call it only once the core's promise has resolved. */
export function say(message: string, undo: string | readonly string[] | null): void {
  latest.value = { message, undo: typeof undo === "string" ? [undo] : (undo ?? []) };
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
  const undo = async (ids: readonly string[]) => {
    try {
      await core.undoAll([...ids]);
    } catch (thrown) {
      say(explain(thrown), ids);
      return;
    }
    say(words.done.undone, null);
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
