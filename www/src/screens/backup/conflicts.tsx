import { useSignal } from "@preact/signals";
import type { ConflictView, RemoteCore, VersionView } from "../../core/api";
import { Button, Loaded, Notice, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { useView } from "../../parts/view";
import { mediumDay } from "../../words/days";
import devices from "#words/devices";
import restore from "#words/restore";
import { kindName } from "../../words/of-files";
import { explain } from "../../words/explain";
import { deviceName } from "./device-name";
import { differences } from "../../parts/versions";

const w = devices.conflicts;

/** Records that were changed on several devices: every version, and which of them shows. */
export function Conflicts({ core }: { core: RemoteCore }) {
  const view = useView(() => core.conflicts());
  const error = useSignal<string | null>(null);
  const choose = async (record: string, version: VersionView) => {
    error.value = null;
    try {
      const receipt = await core.chooseVersion(record, version.name);
      await view.reload();
      say(w.chosen, receipt);
    } catch (thrown) {
      error.value = explain(thrown);
    }
  };
  return (
    <Screen title={w.title} lede={w.lede}>
      <DoneNotice core={core} onUndone={view.reload} />
      <Notice kind="attention" message={error.value} testId="conflicts-error" />
      <Loaded of={view}>
        {(conflicts) =>
          conflicts.length === 0 ? (
            <p class="said" data-testid="conflicts-none">
              {w.none}
            </p>
          ) : (
            conflicts.map((conflict) => (
              <Conflict
                key={conflict.record}
                conflict={conflict}
                choose={(version) => void choose(conflict.record, version)}
              />
            ))
          )
        }
      </Loaded>
    </Screen>
  );
}

function Conflict({ conflict, choose }: { conflict: ConflictView; choose: (version: VersionView) => void }) {
  const kind = kindName(conflict.kind);
  const said = differences(conflict.versions.map(({ value }) => value));
  return (
    <section data-testid="conflict">
      <h2>{conflict.day === null ? kind : restore.onDay({ what: kind, day: mediumDay(conflict.day) })}</h2>
      <ul class="rows versions">
        {conflict.versions.map((version, at) => (
          <li key={version.name} data-testid="version" data-shown={version.shown}>
            <p class="soft small">
              {w.written({
                where: version.own ? devices.own : deviceName(version.device),
                day: mediumDay(version.day),
                time: version.time,
              })}
            </p>
            {said[at]?.map(({ label, text }) => (
              <p key={label}>
                <span class="soft">{label}:</span> <span class="kept-note">{text}</span>
              </p>
            )) ?? <p>{w.removed}</p>}
            {version.shown ? (
              <p class="soft">{w.shown}</p>
            ) : (
              <Button label={w.chooseLabel({ at: at + 1 })} onPress={() => choose(version)} testId="version-choose">
                {w.choose}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
