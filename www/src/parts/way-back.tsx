import { to, type Place } from "../core/route";
import { words } from "../words";

interface WayBackProps {
  place: Place;
  /** What the place shows: `["forms"]`. */
  rest?: readonly string[];
  /** The name of the place. Missing for a tab, which has one. */
  label?: string;
}

/** A link from a place that is no tab to the one that it belongs to. It stands above the headline. */
export function WayBack({ place, rest = [], label }: WayBackProps) {
  const tabs: Partial<Record<Place, string>> = words.shell.places;
  return (
    <p class="way-back">
      <a href="./" data-place={to(place, ...rest)} data-testid="way-back">
        <span aria-hidden="true">‹ </span>
        {label ?? tabs[place]}
      </a>
    </p>
  );
}
