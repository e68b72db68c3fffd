import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { changesElsewhere } from "../core/client";
import { explain } from "../words/explain";

/** A view of the core, as a screen holds it. If a reload fails, the last view stays, beside the error. */
export interface View<T> {
  readonly view: T | null;
  /** Why it could not be read, in words. */
  readonly error: string | null;
  /** Asks again, after a change made on this screen. */
  readonly reload: () => Promise<void>;
}

/**
 * Asks the core when the screen appears, when it is brought back to the front, and when another tab has written. If the
 * question can change while the screen is shown, `of` says what it is about, and a change of it asks again.
 */
export function useView<T>(ask: () => Promise<T>, of?: unknown): View<T> {
  const [state, setState] = useState<{ view: T | null; error: string | null }>({ view: null, error: null });
  const turn = useRef(0);
  const question = useRef(ask);
  question.current = ask;

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    const next = await question.current().then(
      (view) => ({ view, error: null }),
      (thrown: unknown) => ({ error: explain(thrown) }),
    );
    // A later question was asked in the meantime, so this answer is out of date.
    if (mine === turn.current) setState((before) => ({ ...before, ...next }));
  }, []);

  const elsewhere = changesElsewhere.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about and the changes of other tabs ask again
  useEffect(() => {
    void reload();
  }, [elsewhere, of]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
    };
  }, [reload]);

  return { ...state, reload };
}
