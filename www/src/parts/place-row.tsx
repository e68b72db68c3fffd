import type { ComponentChildren } from "preact";
import { to, type Place } from "../core/route";

/** Rows that lead to places, each with what it says of its place. */
export function PlaceRows({ children }: { children: ComponentChildren }) {
  return <ul class="place-rows">{children}</ul>;
}

interface PlaceRowProps {
  /** The place and what it shows: `["course", "forms"]`. */
  place: readonly [Place, ...string[]];
  label: string;
  /** The one thing to know without going there. */
  value?: string | null;
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
