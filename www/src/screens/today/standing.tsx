import type { FadeStateName, TodayView } from "../../core/api";
import { dayNumber, weekDay } from "../../words/days";
import { to } from "../../core/route";
import { RestsOnUncertain } from "../../parts/marks";
import { words } from "../../words";

const w = words.today;

/** The states in which the share of the lift is given. */
export const told: ReadonlySet<FadeStateName> = new Set([
  "holding",
  "easing",
  "halfGoneSoon",
  "fading",
  "lowerThanUsual",
]);

/** The ways to the status, the lift and the next PHQ-9, one line each. */
export function Standing({ view }: { view: TodayView }) {
  const { state, stale, phq9, fade } = view;
  const hasStatus = state !== null && state !== "unknown";
  const hasNext = phq9 !== null && !phq9.due;
  if (!hasStatus && !fade?.lift && !hasNext) return null;
  return (
    <>
      <h2>{w.standing}</h2>
      <RestsOnUncertain uncertain={view.uncertain || fade?.uncertain} />
      <ul class="rows">
        {hasStatus && (
          <li class="row">
            <span>{w.status}</span>
            <span>
              <a href="./" data-place={to("course")} data-testid="today-state">
                {stale ? w.lastKnown({ state: w.states[state] }) : w.states[state]}
              </a>
            </span>
          </li>
        )}
        {fade?.lift && (
          <li class="row">
            <span>{w.lift.title}</span>
            <span>
              <a href="./" data-place={to("fade")} data-testid="today-lift">
                {told.has(fade.state) ? w.lift.left({ percent: fade.lift.said.share }) : w.lift.untold}
              </a>
            </span>
          </li>
        )}
        {hasNext && (
          <li class="row">
            <span>{w.nextPhq9}</span>
            <span>
              {w.on({
                day: weekDay(phq9.day),
                away: words.days.ahead({ count: dayNumber(phq9.day) - dayNumber(view.today) }),
              })}
              .{" "}
              <a href="./" data-place={to("phq9")} data-testid="phq9-early">
                {w.due.early}
              </a>
            </span>
          </li>
        )}
      </ul>
    </>
  );
}
