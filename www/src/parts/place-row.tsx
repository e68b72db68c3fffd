import type { ComponentChildren } from "preact";
import { to, type Place } from "../core/route";

interface PlaceRowsProps {
  /** What the rows say is still being read. */
  busy?: boolean;
  children: ComponentChildren;
}

/** Rows that lead to places, each with what it says of its place. */
export function PlaceRows({ busy = false, children }: PlaceRowsProps) {
  return (
    <ul class="place-rows" aria-busy={busy}>
      {children}
    </ul>
  );
}

interface PlaceRowProps {
  /** The place and what it shows: `["course", "forms"]`. */
  place: readonly [Place, ...string[]];
  label: string;
  /** The one thing to know without going there. */
  value?: string | null | undefined;
  testId: string;
}

/** A row that is pressed as a whole. */
export function PlaceRow({ place: [place, ...rest], label, value, testId }: PlaceRowProps) {
  return (
    <li>
      <a class="place-row" href="./" data-place={to(place, ...rest)} data-testid={testId}>
        <span>{label}</span>
        {value != null && value !== "" && <span class="place-said">{value}</span>}
      </a>
    </li>
  );
}
