import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface FocusNext<E> {
  /** The element that is searched. */
  readonly place: RefObject<E | null>;
  /** Focuses the first element that the selector finds, once the next change is drawn. */
  readonly focusNext: (selector: string) => void;
}

/** Keeps the keyboard in a list that grows or shrinks: on the row just added, or near the row just removed. */
export function useFocusNext<E extends HTMLElement>(): FocusNext<E> {
  const place = useRef<E>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    place.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return {
    place,
    focusNext: (selector) => {
      wanted.current = selector;
    },
  };
}
