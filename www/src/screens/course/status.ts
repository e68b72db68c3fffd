import type { StateName, StatusView } from "../../core/api";
import { mediumDay } from "../../shell/days";
import { words } from "../../words/en";
import { course as w } from "../../words/en/course";

/** The states in which the person is where the course aims at. */
export const reached: ReadonlySet<StateName> = new Set(["remission", "sustainedRemission", "fullRemission", "recovery"]);
/** The states that a clinic would want to hear of. */
export const returned: ReadonlySet<StateName> = new Set(["possibleRelapse", "relapse", "recurrence"]);

/** The one plain sentence. */
export function title(status: StatusView): string {
  if (status.latest === null) return w.none;
  if (status.latestIsBaseline) return w.tooEarly;
  const state = w.states[status.state];
  return status.stale && status.state !== "unknown" ? w.lastKnown(state) : state;
}

/** How old the evidence is. */
export function age({ ageDays, stale }: StatusView): string {
  if (ageDays === null) return w.unknown.noForm;
  const ago = words.days.ago(ageDays);
  return stale ? w.stale(ago) : w.age(ago);
}

/** Why this state is said; `started` is whether treatment has begun. */
export function reason(status: StatusView, started: boolean): string | null {
  if (status.latest === null) return null;
  if (status.latestIsBaseline) return w.tooEarlyWhy;
  if (status.setback) return w.setback[status.setback.kind](mediumDay(status.setback.day));
  if (status.state === "unknown") return !started ? w.unknown.notStarted : status.baseline ? w.unknown.mildBaseline : w.unknown.noBaseline;
  if (status.blocks.length > 0) return status.blocks.some((block) => block === "coreMood" || block === "item9") ? w.blocked.answer : w.blocked.incomplete;
  if (status.state === "noResponse" && status.realChange && (status.change ?? 0) > 0) return w.higher;
  return w.meanings[status.state](status.chain?.spanDays ?? 0);
}
