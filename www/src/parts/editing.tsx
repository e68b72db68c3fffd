import type { ComponentChildren } from "preact";
import { looking } from "../core/platform";

/** What adds to the records or changes them. A page that only looks at a file shows none of it. */
export function Editing({ children }: { children: ComponentChildren }) {
  return looking ? null : children;
}

interface FormLinkProps {
  children: ComponentChildren;
  /** The route of the form. */
  to: string;
  class?: string;
  /** A fuller name, if its words only make sense in their surroundings. */
  label?: string;
  testId?: string;
}

/** A link to a form. A page that only looks at a file shows its words alone. */
export function FormLink({ children, to, class: look, label, testId }: FormLinkProps) {
  if (looking) return <span class={look}>{children}</span>;
  return (
    <a class={look} href="./" data-place={to} aria-label={label} data-testid={testId}>
      {children}
    </a>
  );
}
