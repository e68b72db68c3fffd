import { useSignal } from "@preact/signals";
import type { ConflictView, RemoteCore, VersionView } from "../../core/api";
import { Button, Loaded, Notice, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { useView } from "../../parts/view";
import { mediumDay } from "../../words/days";
import { devices } from "../../words/en/devices";
import { recordLines, restore } from "../../words/en/restore";
import { explain } from "../../words/explain";

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
  const kind = restore.kind(conflict.kind);
  return (
    <section data-testid="conflict">
      <h2>{conflict.day === null ? kind : restore.onDay(kind, mediumDay(conflict.day))}</h2>
      <ul class="rows">
        {conflict.versions.map((version) => {
          const where = version.own ? devices.own : devices.name(version.device);
          return (
            <li key={version.name} data-testid="version" data-shown={version.shown}>
              <p class="soft small">{w.written(where, mediumDay(version.day), version.time)}</p>
              {version.value === null ? (
                <p>{w.removed}</p>
              ) : (
                recordLines(version.value).map((line) => <p key={line}>{line}</p>)
              )}
              {version.shown ? (
                <p class="soft">{w.shown}</p>
              ) : (
                <Button onPress={() => choose(version)} testId="version-choose">
                  {w.choose}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
