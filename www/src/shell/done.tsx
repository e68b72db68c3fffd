import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RemoteCore } from "../core/api";
import { Notice } from "../parts";
import { words } from "../words/en";
import { explain } from "./explain";

/** What was just kept or removed, and the record by which it can be taken back. */
interface Done {
  readonly message: string;
  readonly undo: string | null;
}

const latest = signal<Done | null>(null);

/** Says on the next screen what was done. Call it only once the core's promise has resolved. */
export function say(message: string, undo: string | null): void {
  latest.value = { message, undo };
}

/** The last thing done, with Undo. It stays until the person leaves the screen that shows it. */
export function DoneNotice({ core, onUndone }: { core: RemoteCore; onUndone: () => Promise<void> }) {
  useEffect(() => () => { latest.value = null; }, []);

  const done = latest.value;
  const undo = (id: string) => async () => {
    try {
      await core.undo(id);
      say(words.done.undone, null);
      await onUndone();
    } catch (thrown) {
      say(explain(thrown), id);
    }
  };
  return (
    <Notice
      message={done?.message ?? null}
      action={done?.undo != null ? { label: words.parts.undo, onPress: () => void undo(done.undo ?? "")() } : undefined}
      testId="done"
    />
  );
}
