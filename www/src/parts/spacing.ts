import type { SpacedView } from "../core/api";
import { words } from "../words/en";
import { treatment as w } from "../words/en/treatment";

/** How far apart the latest sessions were, against the plan if it names an interval. */
export function spacing({ median, intervals, planned }: SpacedView): string {
  const actual = w.spaced(words.days.count(Math.round(median)), intervals);
  return planned === null ? actual : `${actual} ${w.spacedPlan(words.days.count(planned))}`;
}
