import { useSignal } from "@preact/signals";
import type { LockView, RemoteCore } from "../../core/api";
import { hasLock } from "../../core/client";
import { to } from "../../core/route";
import { storeKind } from "../../core/store";
import { type LockAfter, lockAfter, lockAfterChoices, lockNow, setLockAfter } from "../../forms/auto-lock";
import { Button, Loaded, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { DoneNotice } from "../../parts/done";
import { useView } from "../../parts/view";
import w from "#words/lock";
import settings from "#words/settings";
import type { CoreProps } from "../props";
import { Change } from "./change";
import { Passkey } from "./passkey";
import { Remove } from "./remove";
import { SetUp } from "./set-up";

/** The lock: setting it up, and what can be done with it once there is one. */
export function LockPlace({ core, rest: [part] }: CoreProps) {
  // Neither the sample nor a file that is only looked at has anything to lock.
  if (storeKind.value !== "device") return <Screen title={w.title} lede={settings.inSample} />;
  if (part === "set-up") return <SetUp core={core} renews={hasLock.peek()} />;
  if (part === "change" && hasLock.value) return <Change core={core} />;
  if (part === "remove" && hasLock.value) return <Remove core={core} />;
  return <Overview core={core} />;
}

function Overview({ core }: { core: RemoteCore }) {
  const view = useView(() => core.lock());
  return (
    <Screen title={w.title}>
      <DoneNotice core={core} onUndone={view.reload} />
      <Loaded of={view}>
        {(lock) => (lock.hasLock ? <On core={core} lock={lock} reload={view.reload} /> : <Off />)}
      </Loaded>
    </Screen>
  );
}

function Off() {
  return (
    <>
      <p class="lede" data-testid="lock-off">
        {w.off}
      </p>
      <p class="said">{w.needs}</p>
      <div class="actions">
        <a class="button primary" href="./" data-place={to("lock", "set-up")} data-testid="lock-set-up">
          {w.setUp}
        </a>
      </div>
    </>
  );
}

function On({ core, lock, reload }: { core: RemoteCore; lock: LockView; reload: () => Promise<void> }) {
  const after = useSignal<LockAfter>(lockAfter());
  return (
    <>
      <p class="lede" data-testid="lock-on">
        {w.on}
      </p>
      <div class="actions">
        <Button onPress={() => void lockNow()} testId="lock-now">
          {w.after.now}
        </Button>
      </div>
      <Choice
        legend={w.after.legend}
        options={lockAfterChoices.map((value) => ({ value, label: w.after.choices[value] }))}
        value={after.value}
        onChange={(minutes) => {
          after.value = minutes;
          setLockAfter(minutes);
        }}
        testId="lock-after"
      />
      <Passkey core={core} ways={lock.ways} reload={reload} />
      <ul class="rows settings-links">
        <li>
          <a href="./" data-place={to("lock", "change")} data-testid="lock-change">
            {w.change.open}
          </a>
        </li>
        <li>
          <a href="./" data-place={to("lock", "set-up")} data-testid="lock-renew">
            {w.renew.open}
          </a>
        </li>
        <li>
          <a href="./" data-place={to("lock", "remove")} data-testid="lock-remove">
            {w.remove.open}
          </a>
        </li>
      </ul>
    </>
  );
}
