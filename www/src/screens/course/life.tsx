import type { RemoteCore } from "../../core/api";
import { to } from "../../core/route";
import { Editing, Loaded, Screen } from "../../parts";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/course";
import { Items, Life } from "./beside";

/** Daily life and the single questions of the PHQ-9, each now and before treatment. */
export function DailyLife({ core }: { core: RemoteCore }) {
  const view = useView(() => core.course());
  return (
    <>
      <WayBack place="course" />
      <Loaded of={view}>
        {({ status }) => (
          <Screen title={w.life}>
            {status && <Life status={status} />}
            <Editing>
              <p class="course-next">
                <a class="button" href="./" data-place={to("function")} data-testid="course-add-function">
                  {w.others.addFunction}
                </a>
              </p>
            </Editing>
            {status && <Items status={status} />}
          </Screen>
        )}
      </Loaded>
    </>
  );
}
