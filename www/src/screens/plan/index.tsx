import type { RemoteCore } from "../../core/api";
import { RECORDS_ONLY } from "../../core/build";
import { to } from "../../core/route";
import { Editing, Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/plan";
import type { CoreProps } from "../props";
import { Booking } from "./booking";
import { Change } from "./change";
import { History } from "./history";
import { parts } from "./parts";
import { Read } from "./read";

/** The treatment plan with its history. `#plan/<part>` changes a part of it. */
export function PlanPlace({ core, rest: [part] }: CoreProps) {
  const known = parts.find((of) => of === part);
  return known ? <Change core={core} part={known} /> : <Overview core={core} />;
}

function Overview({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    const [plan, versions, treatment] = await Promise.all([core.plan(), core.planHistory(), core.treatment()]);
    return { plan, versions, spaced: treatment.spaced };
  });
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ plan, versions, spaced }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Read plan={plan} spaced={spaced} />
            <Editing>{!RECORDS_ONLY && <Booking core={core} />}</Editing>
            <Editing>
              <p>
                <a class="button text" href="./" data-place={to("questions")} data-testid="plan-questions">
                  {w.ask}
                </a>
              </p>
            </Editing>
            {versions.length > 0 && <History versions={versions} />}
          </Screen>
        )}
      </Loaded>
    </>
  );
}
