import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface ScreenProps {
  /** One plain sentence: what this screen says or asks. */
  title: string;
  /** The evidence, right below it. */
  lede?: ComponentChildren;
  children?: ComponentChildren;
}

/** A screen with its one h1, which gets the focus when the screen appears. */
export function Screen({ title, lede, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is drawn: a key pressed at once must reach the new screen.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {lede !== undefined && <p class="lede">{lede}</p>}
      {children}
    </>
  );
}
