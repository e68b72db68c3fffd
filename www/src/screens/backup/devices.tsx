import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DeviceView, RemoteCore } from "../../core/api";
import { onErrand } from "../../core/errand";
import { chooseFolder, foldersWork, forgetFolder, keptFolder, mayUse } from "../../core/folder";
import { to } from "../../core/route";
import { Button, Loaded, Notice, Screen, Waiting } from "../../parts";
import { useView } from "../../parts/view";
import { mediumDay } from "../../words/days";
import { devices as w } from "../../words/en/devices";
import { explain } from "../../words/explain";
import { backupFault } from "../../words/explain-backup";
import { exchange, type Outcome } from "./exchange";

/** Two devices that know the same: through a folder of the person's own cloud, or by files that they hand over. */
export function Devices({ core }: { core: RemoteCore }) {
  const view = useView(async () => ({
    devices: await core.devices(),
    conflicts: (await core.conflicts()).length,
    recovery: (await core.lock()).recovery,
  }));
  return (
    <Screen title={w.title} lede={w.lede}>
      <Loaded of={view}>
        {({ devices, conflicts, recovery }) => (
          <>
            {conflicts > 0 && (
              <p class="said">
                <a class="button text" href="./" data-place={to("backup", "conflicts")} data-testid="devices-conflicts">
                  {w.conflicts.open(conflicts)}
                </a>
              </p>
            )}
            {!recovery && <p class="said">{w.needsCode}</p>}
            {recovery && foldersWork() ? <Folder core={core} reload={view.reload} /> : <ByHand />}
            <List core={core} devices={devices} reload={view.reload} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Folder({ core, reload }: { core: RemoteCore; reload: () => Promise<void> }) {
  const folder = useSignal<FileSystemDirectoryHandle | null>(null);
  const working = useSignal(false);
  const error = useSignal<string | null>(null);
  const outcomes = useSignal<readonly Outcome[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the folder is looked up once
  useEffect(() => {
    void keptFolder().then((kept) => {
      folder.value = kept;
    });
  }, []);

  const attempt = async (work: () => Promise<void>) => {
    if (working.value) return;
    working.value = true;
    error.value = null;
    onErrand();
    try {
      await work();
    } catch (thrown) {
      error.value = thrown instanceof DOMException ? w.folder.failed : explain(thrown);
    } finally {
      working.value = false;
    }
  };
  const choose = () =>
    attempt(async () => {
      folder.value = (await chooseFolder()) ?? folder.value;
    });
  const run = (chosen: FileSystemDirectoryHandle) =>
    attempt(async () => {
      outcomes.value = null;
      if (!(await mayUse(chosen))) {
        error.value = w.folder.refused;
        return;
      }
      outcomes.value = await exchange(core, chosen);
      await reload();
    });
  const forget = () =>
    attempt(async () => {
      await forgetFolder();
      folder.value = null;
      outcomes.value = null;
    });
  const chosen = folder.value;
  return (
    <section data-testid="devices-folder">
      <p class="said">{chosen ? w.folder.have(chosen.name) : w.folder.what}</p>
      {working.value && <Waiting label={w.folder.working} />}
      <Notice kind="attention" message={error.value} testId="devices-error" />
      {outcomes.value && <Outcomes outcomes={outcomes.value} />}
      <div class="actions">
        <Button {...(chosen ? {} : { kind: "primary" as const })} onPress={() => void choose()} testId="devices-choose">
          {chosen ? w.folder.another : w.folder.choose}
        </Button>
        {chosen && (
          <Button kind="primary" waiting={working.value} onPress={() => void run(chosen)} testId="devices-exchange">
            {w.folder.exchange}
          </Button>
        )}
      </div>
      {chosen && (
        <Button kind="text" onPress={() => void forget()} testId="devices-forget">
          {w.folder.forget}
        </Button>
      )}
    </section>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <div class="notice" role="status" data-testid="devices-outcomes">
      <p>{w.folder.left}</p>
      {outcomes.length === 0 ? (
        <p>{w.folder.alone}</p>
      ) : (
        <ul class="plain-list">
          {outcomes.map((outcome) => (
            <li key={outcome.device} data-is={outcome.is}>
              {said(outcome)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function said(outcome: Outcome): string {
  const name = w.name(outcome.device);
  switch (outcome.is) {
    case "added":
      return w.folder.added(name, outcome.entries, mediumDay(outcome.day));
    case "known":
      return w.folder.known(name, mediumDay(outcome.day));
    case "other":
      return w.folder.other(name);
    case "unreadable":
      return `${w.folder.unreadable(name)} ${outcome.why === "wrong_key" ? w.folder.wrongKey : backupFault(outcome.why)}`;
  }
}

/** Where no folder can be kept: the same by the share sheet and a file picker. */
function ByHand() {
  return (
    <>
      <ol class="numbered">
        {w.byHand.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="actions">
        <a class="button" href="./" data-place={to("backup")} data-testid="devices-make">
          {w.byHand.make}
        </a>
        <a class="button" href="./" data-place={to("backup", "restore")} data-testid="devices-restore">
          {w.byHand.restore}
        </a>
      </div>
    </>
  );
}

interface ListProps {
  core: RemoteCore;
  devices: readonly DeviceView[];
  reload: () => Promise<void>;
}

function List({ core, devices, reload }: ListProps) {
  const error = useSignal<string | null>(null);
  if (devices.length < 2) return <p class="said soft">{w.onlyThis}</p>;
  const change = async (work: Promise<void>) => {
    error.value = null;
    try {
      await work;
      await reload();
    } catch (thrown) {
      error.value = explain(thrown);
    }
  };
  return (
    <>
      <h2>{w.list}</h2>
      <Notice kind="attention" message={error.value} testId="devices-list-error" />
      <ul class="rows">
        {devices.map(({ device, own, newest, lastRead, removed }) => (
          <li class="row" key={device} data-testid="device" data-removed={removed || undefined}>
            <span>{own ? w.own : w.name(device)}</span>
            <span>
              {newest === null ? w.nothing : w.newest(mediumDay(newest))}
              {removed && <span class="row-note soft">{w.removed}</span>}
              {!own && !removed && lastRead !== null && (
                <span class="row-note soft">{w.lastRead(mediumDay(lastRead))}</span>
              )}
            </span>
            {!own && (
              <Button
                kind="text"
                label={removed ? w.bringBackName(w.name(device)) : w.removeName(w.name(device))}
                onPress={() => void change(removed ? core.bringDeviceBack(device) : core.removeDevice(device))}
                testId={removed ? "device-bring-back" : "device-remove"}
              >
                {removed ? w.bringBack : w.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.some(({ removed }) => removed) && <p class="said">{w.removal}</p>}
    </>
  );
}
