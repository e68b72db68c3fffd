import type { FadeStateName, TodayView } from "../../core/api";
import { dayNumber, weekDay } from "../../words/days";
import { to } from "../../core/route";
import { RestsOnUncertain } from "../../parts/marks";
import { daysAgo } from "../../words/ago";
import { words } from "../../words";

const w = words.today;

/** The states in which the share of the lift is given. */
const told: ReadonlySet<FadeStateName> = new Set(["holding", "easing", "fading", "lowerThanUsual"]);

/** Status, sessions and the next PHQ-9, one line each. */
export function Standing({ view }: { view: TodayView }) {
  const { state, stale, lastSession, nextSession, phq9, fade } = view;
  const ahead = (day: string) =>
    w.on({ day: weekDay(day), away: words.days.ahead({ count: dayNumber(day) - dayNumber(view.today) }) });
  const ago = (day: string) => w.on({ day: weekDay(day), away: daysAgo(day, view.today) });
  const status = state && w.states[state];
  return (
    <>
      <h2>{w.standing}</h2>
      <RestsOnUncertain uncertain={view.uncertain || fade?.uncertain} />
      <ul class="rows">
        {status !== null && (
          <li class="row">
            <span>{w.status}</span>
            <span>
              <a href="./" data-place={to("course")} data-testid="today-state">
                {stale ? w.lastKnown({ state: status }) : status}
              </a>
            </span>
          </li>
        )}
        {lastSession !== null && (
          <li class="row">
            <span>{w.lastSession}</span>
            <span>{ago(lastSession)}</span>
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
        <li class="row">
          <span>{w.nextSession}</span>
          <span data-testid="today-next-session">{nextSession === null ? w.nonePlanned : ahead(nextSession)}</span>
        </li>
        {phq9 && !phq9.due && (
          <li class="row">
            <span>{w.nextPhq9}</span>
            <span>
              {ahead(phq9.day)}.{" "}
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
