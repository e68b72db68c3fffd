import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { BackupChoices, BackupKey, BackupPreview, RemoteCore } from "../../core/api";
import { type Inspected, inspectBackup, isSealed } from "../../core/backup-keys";
import { publicKey } from "../../core/new-lock";
import { back } from "../../core/route";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { Tick } from "../../parts/choice";
import { FileChanges } from "../../parts/file-changes";
import { FilePicker } from "../../parts/file-picker";
import { passOn, takePassed } from "../../parts/passed-file";
import { OpenFile } from "../../parts/secrets/open-file";
import { words } from "../../words/en";
import { backup } from "../../words/en/backup";
import { explainBackup } from "../../words/explain-backup";

const w = backup.restore;

/** How far a file has come: chosen, opened, or brought in with what undoes it. */
type Stage =
  | { readonly is: "none" }
  | { readonly is: "reading" }
  | { readonly is: "foreign"; readonly file: File }
  | { readonly is: "locked"; readonly file: File; readonly ways: Inspected }
  | { readonly is: "open"; readonly preview: BackupPreview; readonly choices: BackupChoices }
  | { readonly is: "added"; readonly message: string; readonly batch: string };

const noChoices: BackupChoices = { mine: false, takes: [] };

/** Brings a backup in: choose, open, look at what changes, add, and undo. */
export function Restore({ core }: { core: RemoteCore }) {
  const stage = useSignal<Stage>({ is: "none" });
  const error = useSignal<string | null>(null);
  const said = useSignal<string | null>(null);
  const identity = useRef<Uint8Array | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is passed on once, to a screen that opens
  useEffect(() => {
    const file = takePassed("restore");
    if (file) void choose(file);
    return () => void core.backupClose();
  }, [core]);

  const attempt = async (work: () => Promise<Stage>, otherwise: Stage) => {
    error.value = said.value = null;
    try {
      stage.value = await work();
    } catch (thrown) {
      stage.value = otherwise;
      error.value = explainBackup(thrown);
    }
  };
  const opened = async (file: File, key: BackupKey | null, choices: BackupChoices): Promise<Stage> => {
    await core.backupOpen(file, key);
    return { is: "open", preview: await core.backupPreview(choices), choices };
  };
  /** Backups of these records open by themselves. Any other file asks for its key. */
  const choose = (file: File) => {
    stage.value = { is: "reading" };
    return attempt(
      async () => {
        if (!(await isSealed(file))) return { is: "foreign", file };
        const ways = await inspectBackup(file);
        const own = ways.sync ? await opened(file, null, noChoices).catch(() => null) : null;
        return own ?? { is: "locked", file, ways };
      },
      { is: "none" },
    );
  };
  const open = async (file: File, key: BackupKey) => {
    stage.value = await opened(file, key, noChoices);
    identity.current = "identity" in key ? key.identity : null;
  };
  /** On a new device, the code that opened the file goes on to open the backups made here. */
  const keepCode = async () => {
    const opener = identity.current;
    identity.current = null;
    if (opener && !(await core.lock()).recovery) await core.keepRecovery({ public: await publicKey(opener) });
  };
  const again = (choices: BackupChoices, before: Stage) =>
    attempt(async () => ({ is: "open", preview: await core.backupPreview(choices), choices }), before);
  const add = (choices: BackupChoices, before: Stage) =>
    attempt(async () => {
      const { added, batch, newDevice } = await core.backupMerge(choices);
      // The records are in. Without the code, the first backup here asks for a new one.
      await keepCode().catch(() => undefined);
      return { is: "added", message: newDevice ? `${w.added(added)} ${w.newDevice}` : w.added(added), batch };
    }, before);
  const undo = (batch: string, before: Stage) =>
    attempt(async () => {
      await core.undoImport(batch);
      return { is: "none" };
    }, before).then(() => {
      if (stage.value.is === "none") said.value = w.undone;
    });

  const { value } = stage;
  return (
    <Screen title={w.title} lede={w.lede}>
      <Notice message={said.value} testId="restore-said" />
      <Notice kind="attention" message={error.value} testId="restore-error" />
      {value.is === "foreign" && (
        <Notice
          kind="attention"
          message={w.notBackup}
          action={{ label: w.toImport, onPress: () => passOn(value.file, "import") }}
          testId="restore-foreign"
        />
      )}
      {value.is === "added" && (
        <Notice
          message={value.message}
          action={{ label: w.undo, onPress: () => void undo(value.batch, value) }}
          testId="restore-added"
        />
      )}
      {value.is === "reading" ? (
        <Waiting label={w.opening} />
      ) : (
        <FilePicker
          label={["none", "foreign", "added"].includes(value.is) ? w.choose : w.another}
          onFile={(file) => void choose(file)}
          testId="restore"
        />
      )}
      {value.is === "locked" && (
        <OpenFile key={value.file.name} ways={value.ways} open={(key) => open(value.file, key)} />
      )}
      {value.is === "open" && (
        <Preview
          {...value}
          onChoose={(choices) => {
            // Whose records they are changes what would be added; a choice of one part does not.
            if (choices.mine !== value.choices.mine) void again(choices, value);
            else stage.value = { ...value, choices };
          }}
          onAdd={() => void add(value.choices, value)}
        />
      )}
    </Screen>
  );
}

interface PreviewProps {
  preview: BackupPreview;
  choices: BackupChoices;
  onChoose: (choices: BackupChoices) => void;
  onAdd: () => void;
}

/** What the file would do. Records of someone else are added only after the person says that they are theirs. */
function Preview({ preview, choices, onChoose, onAdd }: PreviewProps) {
  const isMine = preview.whose !== "other" || choices.mine;
  return (
    <section class="import-preview" data-testid="restore-preview" data-whose={preview.whose}>
      <h2>{w.from(preview.day, preview.time)}</h2>
      <p>
        {w.holds(preview.entries)} <span data-testid="restore-fresh">{w.fresh(preview.fresh)}</span>
      </p>
      {preview.whose === "other" && (
        <>
          <Notice kind="attention" message={w.other} testId="restore-other" />
          <div class="choice-rows">
            <Tick
              label={w.mine}
              checked={choices.mine}
              onChange={(mine) => {
                onChoose({ ...choices, mine });
              }}
              testId="restore-mine"
            />
          </div>
        </>
      )}
      {preview.conflicts > 0 && (
        <p class="said" data-testid="restore-conflicts">
          {w.conflicts(preview.conflicts)}
        </p>
      )}
      {isMine && (
        <FileChanges
          of={preview}
          takes={choices.takes}
          onTake={(takes) => {
            onChoose({ ...choices, takes });
          }}
        />
      )}
      <div class="actions">
        <Button onPress={back} testId="restore-cancel">
          {words.entry.cancel}
        </Button>
        {preview.fresh > 0 && (
          <Button kind="primary" waiting={!isMine} onPress={onAdd} testId="restore-add">
            {w.add}
          </Button>
        )}
      </div>
    </section>
  );
}
