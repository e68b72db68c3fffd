import { useSignal } from "@preact/signals";
import type { BackupKey } from "../../core/api";
import { type Inspected, inspectBackup } from "../../core/backup-keys";
import { startCore, coreState } from "../../core/client";
import { CoreError } from "../../core/error";
import { replace } from "../../core/route";
import { Notice, Screen, Waiting } from "../../parts";
import { FilePicker } from "../../parts/file-picker";
import { OpenFile } from "../../parts/secrets/open-file";
import { backup } from "../../words/en/backup";
import { explainBackup } from "../../words/explain-backup";

const w = backup.look;

/** Asks for a backup file and its key, and shows what is in it. Nothing is stored, so a reload begins here again. */
export function LookStart() {
  const chosen = useSignal<{ file: File; ways: Inspected } | "reading" | null>(null);
  const error = useSignal<string | null>(null);
  const choose = async (file: File) => {
    chosen.value = "reading";
    error.value = null;
    try {
      chosen.value = { file, ways: await inspectBackup(file) };
    } catch (thrown) {
      chosen.value = null;
      error.value = explainBackup(thrown);
    }
  };
  const open = async (file: File, key: BackupKey) => {
    await startCore({ file, key });
    const state = coreState.peek();
    if (state.is === "failed") throw state.error;
    if (state.is !== "ready") throw new CoreError("unknown", "The file was not opened.");
    replace("course");
  };
  const { value } = chosen;
  return (
    <Screen title={w.start} lede={w.lede}>
      <Notice kind="attention" message={error.value} testId="look-error" />
      {value === "reading" ? (
        <Waiting label={backup.restore.opening} />
      ) : (
        <FilePicker
          label={value ? backup.restore.another : backup.restore.choose}
          onFile={(file) => void choose(file)}
          testId="look"
        />
      )}
      {value !== null && value !== "reading" && <OpenFile ways={value.ways} open={(key) => open(value.file, key)} />}
    </Screen>
  );
}
