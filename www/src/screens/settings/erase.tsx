import { useSignal } from "@preact/signals";
import type { RemoteCore } from "../../core/api";
import { Button, Loaded, Notice, Screen } from "../../parts";
import { Tick } from "../../parts/choice";
import { eraseEverything } from "../../core/erased";
import { back } from "../../core/route";
import { useSave } from "../../forms/save";
import { useView } from "../../parts/view";
import { settings } from "../../words/en/settings";

const w = settings.erase;

/** Says what will be gone, and erases it after two clear steps. */
export function ConfirmErase({ core }: { core: RemoteCore }) {
  const sure = useSignal(false);
  const view = useView(() => core.settings());
  const save = useSave([]);
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
      <div class="choice-rows">
        <Tick
          label={w.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId="erase-sure"
        />
      </div>
      <Notice kind="attention" message={save.whole} testId="erase-error" />
      <div class="actions">
        <Button onPress={back} testId="erase-cancel">
          {w.cancel}
        </Button>
        <Button
          kind="attention"
          waiting={!sure.value}
          onPress={() => void save.run(() => eraseEverything(core))}
          testId="erase-press"
        >
          {w.press}
        </Button>
      </div>
    </Screen>
  );
}
