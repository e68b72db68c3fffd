import type { ComponentChildren } from "preact";
import { Editing } from "./editing";

interface KeptRowProps {
  /** What it is. */
  title: string;
  /** What is said of it, on a line of its own. */
  said: string;
  /** The route of the form that changes it. */
  to: string;
  change: string;
  /** What the link is called where its row is not seen. */
  label: string;
  testId: string;
  /** More lines. */
  children?: ComponentChildren;
}

/** A record in a list, with the way to change it. */
export function KeptRow({ title, said, to, change, label, testId, children }: KeptRowProps) {
  return (
    <li class="row" data-testid={testId}>
      <span>
        {title}
        <span class="soft row-note">{said}</span>
        {children}
      </span>
      <Editing>
        <a href="./" data-place={to} aria-label={label} data-testid={`${testId}-edit`}>
          {change}
        </a>
      </Editing>
    </li>
  );
}
