import type { SpacedView } from "../core/api";
import { words } from "../words";
import w from "#words/treatment";

/** How far apart the latest sessions were, against the plan if it names an interval. */
export function spacing({ median, intervals, planned }: SpacedView): string {
  const actual = w.spaced({ days: words.days.count({ count: Math.round(median) }), count: intervals });
  return planned === null ? actual : `${actual} ${w.spacedPlan({ days: words.days.count({ count: planned }) })}`;
}
