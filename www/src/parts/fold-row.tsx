import type { ComponentChildren } from "preact";

interface FoldRowProps {
  label: string;
  /** The one number to know without unfolding it. */
  value?: string | null;
  children: ComponentChildren;
  testId: string;
}

/** A row that unfolds what is behind its number. */
export function FoldRow({ label, value, children, testId }: FoldRowProps) {
  return (
    <details class="fold-row">
      <summary class="place-row" data-testid={testId}>
        <span>{label}</span>
        {value != null && value !== "" && <span class="place-said">{value}</span>}
      </summary>
      {children}
    </details>
  );
}
