import type { RemoteCore } from "../../core/api";
import { Loaded } from "../../parts";
import { useView } from "../../parts/view";
import type { CoreProps } from "../props";
import { DoseDayForm } from "./day";
import { RegimenForm } from "./form";
import { Overview } from "./overview";
import { Stop } from "./stop";

/**
 * Regular doses at home: `#doses` shows them, `#doses/new` sets them up or changes the dose, `#doses/stop` ends them,
 * `#doses/day/<day>` marks a day, `#doses/<id>` corrects what was set up, and `#doses/follow` corrects what is taken now.
 */
export function Doses({ core, rest: [what, day] }: CoreProps) {
  if (what === undefined) return <Overview core={core} />;
  if (what === "new") return <RegimenForm core={core} id={null} />;
  if (what === "stop") return <Stop core={core} />;
  if (what === "follow") return <Follow core={core} />;
  if (what === "day") return <DoseDayForm core={core} day={day ?? ""} />;
  return <RegimenForm core={core} id={what} />;
}

/**
 * Where the lift of the doses taken now can be followed. They are corrected and not changed, so that their course counts
 * from its first dose: new doses would begin it today, at a level that it has lifted already.
 */
function Follow({ core }: { core: RemoteCore }) {
  const view = useView(() => core.regimens());
  return (
    <Loaded of={view}>
      {({ current }) =>
        current ? <RegimenForm core={core} id={current.marks.id} follows /> : <Overview core={core} />
      }
    </Loaded>
  );
}
