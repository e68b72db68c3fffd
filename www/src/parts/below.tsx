import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * What lies below the first screenful of a long place. It follows once that has been drawn, so that a slow phone answers
 * taps in between.
 */
export function Below({ children }: { children: ComponentChildren }) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return isDrawn && children;
}
