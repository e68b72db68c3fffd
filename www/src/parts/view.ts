import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { changesElsewhere } from "../core/client";
import { explain } from "../words/explain";

/** A view of the core as a screen has it. A failed reload leaves the last view in place, beside the error. */
export interface View<T> {
  readonly view: T | null;
  /** Why it could not be read, in words. */
  readonly error: string | null;
  /** Asks again: after a change made on this screen. */
  readonly reload: () => Promise<void>;
}

/**
 * Asks the core when the screen comes, when it is brought back to the front, and when another tab has written. Where the
 * question changes while the screen is there, `of` says what it is about: it is asked again when that changes.
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
    // An answer that was overtaken by a later question is out of date.
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
