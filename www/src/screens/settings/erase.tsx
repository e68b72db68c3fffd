import type { RemoteCore } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { Sure } from "../../forms/sure";
import { eraseEverything } from "../../core/erased";
import { back } from "../../core/route";
import { useView } from "../../parts/view";
import settings from "#words/settings";

const w = settings.erase;

/** Says what will be gone, and erases it after two clear steps. */
export function ConfirmErase({ core }: { core: RemoteCore }) {
  const view = useView(() => core.settings());
  return (
    <Screen title={w.title} lede={w.what}>
      <Loaded of={view}>
        {({ counts }) => (
          <p class="lede" data-testid="erase-counts">
            {w.count(counts)}
          </p>
        )}
      </Loaded>
      <p class="lede">{w.never}</p>
      <Sure words={w} onPress={() => eraseEverything(core)} onCancel={back} testId="erase" />
    </Screen>
  );
}
