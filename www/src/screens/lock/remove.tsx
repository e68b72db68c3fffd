import { useSignal } from "@preact/signals";
import type { RemoteCore } from "../../core/api";
import { keepUnlock } from "../../core/client";
import { back, replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { Tick } from "../../parts/choice";
import { say } from "../../parts/done";
import { lock } from "../../words/en/lock";

const w = lock.remove;

/** Removes the lock after the person says that they want to. */
export function Remove({ core }: { core: RemoteCore }) {
  const sure = useSignal(false);
  const working = useSignal(false);
  const save = useSave([]);
  const remove = async () => {
    working.value = true;
    await save.run(async () => {
      await core.removeLock();
      keepUnlock(null);
      say(w.done);
      replace("lock");
    });
    working.value = false;
  };
  return (
    <Screen title={w.title} lede={w.lede}>
      <p>{w.kept}</p>
      <div class="choice-rows">
        <Tick
          label={w.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId="lock-remove-sure"
        />
      </div>
      {working.value && <Waiting label={w.working} />}
      <Notice kind="attention" message={save.whole} testId="lock-error" />
      <div class="actions">
        <Button onPress={back} testId="lock-remove-cancel">
          {w.cancel}
        </Button>
        <Button
          kind="attention"
          waiting={!sure.value || working.value}
          onPress={() => void remove()}
          testId="lock-remove-press"
        >
          {w.press}
        </Button>
      </div>
    </Screen>
  );
}
