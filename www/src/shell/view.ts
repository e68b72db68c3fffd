import { useEffect, useRef, useState } from "preact/hooks";
import { changesElsewhere } from "../core/client";

/** What came of asking the core for a view. Both are undefined while the first answer is awaited. */
export interface View<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  /** Asks again; resolves once the new answer is there. The old one stays until then. */
  readonly reload: () => Promise<void>;
}

/** Asks for a view, and again when another tab changed the records or the person comes back to the page. */
export function useView<T>(load: () => Promise<T>): View<T> {
  const [answer, setAnswer] = useState<{ value?: T; error?: unknown }>({});
  const latest = useRef(0);
  const revision = changesElsewhere.value;

  const reload = async () => {
    const turn = ++latest.current;
    try {
      const value = await load();
      if (turn === latest.current) setAnswer({ value });
    } catch (error) {
      if (turn === latest.current) setAnswer((before) => ({ ...before, error }));
    }
  };

  useEffect(() => {
    void reload();
  }, [revision]);

  useEffect(() => {
    const comeBack = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      document.removeEventListener("visibilitychange", comeBack);
      latest.current = Infinity;
    };
  }, []);

  return { value: answer.value, error: answer.error, reload };
}
