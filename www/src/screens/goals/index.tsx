import type { CoreProps } from "../props";
import { GoalForm } from "./form";
import { Overview } from "./overview";
import { Week } from "./week";

/** Goals in the person's own words: `#goals` lists, `#goals/new` and `#goals/<id>` write one, `#goals/week` looks. */
export function Goals({ core, rest: [what] }: CoreProps) {
  if (what === undefined) return <Overview core={core} />;
  if (what === "week") return <Week core={core} />;
  return <GoalForm core={core} id={what === "new" ? null : what} />;
}
