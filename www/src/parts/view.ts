import { useEffect, useRef, useState } from "preact/hooks";
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

/** Asks the core when the screen comes, when it is brought back to the front, and when another tab has written. */
export function useView<T>(ask: () => Promise<T>): View<T> {
  const [state, setState] = useState<{ view: T | null; error: string | null }>({ view: null, error: null });
  const turn = useRef(0);

  const reload = async () => {
    const mine = ++turn.current;
    const next = await ask().then(
      (view) => ({ view, error: null }),
      (thrown: unknown) => ({ error: explain(thrown) }),
    );
    // An answer that was overtaken by a later question is out of date.
    if (mine === turn.current) setState((before) => ({ ...before, ...next }));
  };

  const elsewhere = changesElsewhere.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after another tab has written
  useEffect(() => {
    void reload();
  }, [elsewhere]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed as long as the screen is there
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);

  return { ...state, reload };
}
