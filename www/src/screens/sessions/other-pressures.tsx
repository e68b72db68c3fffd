import type { PressureView, RemoteCore } from "../../core/api";
import { mediumDay } from "../../words/days";
import { MarksButton } from "../../parts/marks";
import w from "#words/sessions";

/** How many readings are listed, newest first. The report's files have all of them. */
const LISTED = 30;

/** Blood pressures that belong to no session, most of them from other apps. */
export function OtherPressures({ core, pressures }: { core: RemoteCore; pressures: readonly PressureView[] }) {
  if (pressures.length === 0) return null;
  return (
    <details class="more">
      <summary data-testid="other-pressures">{w.otherPressures({ count: pressures.length })}</summary>
      {pressures.length > LISTED && <p class="soft">{w.newestPressures({ count: LISTED })}</p>}
      <ul class="rows">
        {pressures.slice(0, LISTED).map(({ marks, value: { at, systolic, diastolic }, source }) => (
          <li class="row" key={marks.id} data-testid="other-pressure">
            <span>
              {systolic}/{diastolic}
              <span class="row-note soft">
                {[mediumDay(at.day), at.time].filter(Boolean).join(", ")} <MarksButton core={core} marks={marks} />
              </span>
            </span>
            {source !== null && <span class="soft">{w.from[source]}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
