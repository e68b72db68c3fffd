import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { BackupsView, RemoteCore } from "../../core/api";
import { newRecovery } from "../../core/new-lock";
import { today } from "../../core/today";
import { useSave } from "../../forms/save";
import { Button, Loaded, Notice, Screen, Waiting } from "../../parts";
import { HandOver } from "../../parts/hand-over";
import { CodeSteps } from "../../parts/secrets/code-steps";
import { useView } from "../../parts/view";
import w from "#words/backup";
import { explain } from "../../words/explain";

interface MakeProps {
  core: RemoteCore;
  /** Other things to do with backups. */
  children: ComponentChildren;
}

/** How old the last backup is, and a new one. Without a recovery code, that comes first. */
export function Make({ core, children }: MakeProps) {
  const view = useView(async () => ({ last: await core.backups(), lock: await core.lock() }));
  const coding = useSignal(false);
  const said = useSignal<string | null>(null);
  const save = useSave([]);
  const keepCode = (code: string) =>
    save.run(async () => {
      await core.keepRecovery(await newRecovery(code));
      await view.reload();
      coding.value = false;
      said.value = w.codeDone;
    });

  if (coding.value)
    return (
      <>
        <CodeSteps lede={w.codeLede} onDone={(code) => void keepCode(code)} />
        <Notice kind="attention" message={save.whole} testId="backup-error" />
      </>
    );
  return (
    <Screen title={w.title} lede={w.lede}>
      <Notice message={said.value} testId="backup-code-done" />
      <Loaded of={view}>
        {({ last, lock }) => (
          <>
            <Age view={last} />
            {lock.recovery ? (
              <NewBackup
                core={core}
                onMake={() => {
                  said.value = null;
                }}
                reload={view.reload}
              />
            ) : (
              <>
                <p class="said">{w.needsCode}</p>
                <div class="actions">
                  <Button
                    kind="primary"
                    onPress={() => {
                      coding.value = true;
                    }}
                    testId="backup-code"
                  >
                    {w.getCode}
                  </Button>
                </div>
              </>
            )}
          </>
        )}
      </Loaded>
      {children}
    </Screen>
  );
}

function Age({ view: { last, since } }: { view: BackupsView }) {
  return (
    <p class="said" data-testid="backup-age" data-since={since}>
      {last === null ? w.none : `${w.last({ day: last.day })} ${w.since({ count: since })}`}
    </p>
  );
}

interface NewBackupProps {
  core: RemoteCore;
  onMake: () => void;
  reload: () => Promise<void>;
}

/** A file is only a backup once it has left the app: what was made and then dropped is not counted. */
function NewBackup({ core, onMake, reload }: NewBackupProps) {
  const made = useSignal<{ file: File; entries: number } | "making" | null>(null);
  const error = useSignal<string | null>(null);
  const handed = useSignal(false);
  const make = async () => {
    onMake();
    error.value = null;
    handed.value = false;
    made.value = "making";
    try {
      const { file, entries } = await core.backupMake();
      // A text, by its name: some browsers share nothing else.
      const name = `tidemark-${today.value}.txt`;
      made.value = { file: new File([file as BlobPart], name, { type: "text/plain" }), entries };
    } catch (thrown) {
      made.value = null;
      error.value = explain(thrown);
    }
  };
  const keep = async (entries: number) => {
    try {
      await core.backupKept(entries);
      handed.value = true;
      await reload();
    } catch (thrown) {
      error.value = explain(thrown);
    }
  };
  const { value } = made;
  return (
    <section>
      {value === "making" && <Waiting label={w.making} />}
      {value !== null && value !== "making" && (
        <>
          <p class="said" data-testid="backup-ready" data-entries={value.entries}>
            {w.verified({ count: value.entries })}
          </p>
          <p class="said soft" data-testid={handed.value ? "backup-handed" : "backup-where"}>
            {handed.value ? w.handed : w.where}
          </p>
          <HandOver file={value.file} onHanded={() => void keep(value.entries)} testId="backup" />
        </>
      )}
      <Notice kind="attention" message={error.value} testId="backup-error" />
      {(value === null || value === "making") && (
        <div class="actions">
          <Button kind="primary" waiting={value === "making"} onPress={() => void make()} testId="backup-make">
            {w.make}
          </Button>
        </div>
      )}
    </section>
  );
}
