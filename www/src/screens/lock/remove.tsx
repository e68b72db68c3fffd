import type { RemoteCore } from "../../core/api";
import { keepUnlock } from "../../core/client";
import { back, replace } from "../../core/route";
import { Screen } from "../../parts";
import { say } from "../../parts/done";
import { Sure } from "../../forms/sure";
import lock from "#words/lock";

const w = lock.remove;

/** Removes the lock after the person says that they want to. */
export function Remove({ core }: { core: RemoteCore }) {
  const remove = async () => {
    await core.removeLock();
    keepUnlock(null);
    say(w.done);
    replace("lock");
  };
  return (
    <Screen title={w.title} lede={w.lede}>
      <p>{w.kept}</p>
      <Sure words={w} onPress={remove} onCancel={back} testId="lock-remove" />
    </Screen>
  );
}
