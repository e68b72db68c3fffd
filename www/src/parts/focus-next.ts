import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface FocusNext<E> {
  /** The element to search. */
  readonly place: RefObject<E | null>;
  /** Focuses the first match of the selector, once the next change is drawn. */
  readonly focusNext: (selector: string) => void;
}

/** Keeps the keyboard focus in a list that grows or shrinks: on the row just added, or near the one just removed. */
export function useFocusNext<E extends HTMLElement>(): FocusNext<E> {
  const place = useRef<E>(null);
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
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
