import type { FadeNowView, FadeStateName, TodayView } from "../../core/api";
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
  const lift = fade && liftSaid(fade);
  if (!hasStatus && !lift && !hasNext) return null;
  return (
    <>
      <h2>{w.standing}</h2>
      <RestsOnUncertain uncertain={view.uncertain || fade?.uncertain} />
      <ul class="rows">
        {hasStatus && (
          <li class="row">
            <span>{w.status}</span>
            <a href="./" data-place={to("course")} data-testid="today-state">
              {stale ? w.lastKnown({ state: w.states[state] }) : w.states[state]}
            </a>
          </li>
        )}
        {lift && (
          <li class="row">
            <span>{w.lift.title}</span>
            <a href="./" data-place={to("fade")} data-testid="today-lift">
              {lift}
            </a>
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

/** How much of the lift is left, or that it comes from a course of doses. Null if no lift is followed. */
function liftSaid({ state, lift, course }: FadeNowView): string | null {
  if (course) return w.lift.doses;
  if (!lift) return null;
  return told.has(state) ? w.lift.left({ percent: lift.said.share }) : w.lift.untold;
}
