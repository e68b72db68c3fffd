import type { CoreProps } from "../props";
import { DoseDayForm } from "./day";
import { RegimenForm } from "./form";
import { Overview } from "./overview";
import { Stop } from "./stop";

/**
 * Regular doses at home: `#doses` shows them, `#doses/new` sets them up or changes the dose, `#doses/stop` ends them,
 * `#doses/day/<day>` marks a day, and `#doses/<id>` corrects what was set up.
 */
export function Doses({ core, rest: [what, day] }: CoreProps) {
  if (what === undefined) return <Overview core={core} />;
  if (what === "new") return <RegimenForm core={core} id={null} />;
  if (what === "stop") return <Stop core={core} />;
  if (what === "day") return <DoseDayForm core={core} day={day ?? ""} />;
  return <RegimenForm core={core} id={what} />;
}
