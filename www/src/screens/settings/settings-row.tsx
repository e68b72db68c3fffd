import { to, type Place } from "../../core/route";
import { Chevron } from "../../parts/chevron";

interface SettingsRowProps {
  place: Place;
  label: string;
  /** What it is for, or how it stands. */
  what: string | undefined;
}

/** A row that leads to a place. The whole of it is the target. */
export function SettingsRow({ place, label, what }: SettingsRowProps) {
  return (
    <li>
      <a class="row-open" href="./" data-place={to(place)} data-testid={`settings-${place}`}>
        <span>
          <strong>{label}</strong>
          <span class="soft small row-what">{what}</span>
        </span>
        <Chevron />
      </a>
    </li>
  );
}
