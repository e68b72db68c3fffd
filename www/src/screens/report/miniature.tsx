import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** How wide a page is before it is made small, in CSS pixels. */
const PAGE = 700;

/** A page as wide as the screen leaves room for, with everything on it. */
export function Miniature({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = box.current;
    const page = frame?.firstElementChild;
    if (!frame || !(page instanceof HTMLElement)) return;
    const fit = () => {
      const part = frame.clientWidth / PAGE;
      page.style.transform = `scale(${part})`;
      frame.style.height = `${page.offsetHeight * part}px`;
    };
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    observer.observe(page);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div class="paper-frame" ref={box}>
      {children}
    </div>
  );
}
