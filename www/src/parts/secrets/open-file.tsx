import { useSignal } from "@preact/signals";
import type { BackupKey } from "../../core/api";
import { codeKey, type Inspected, passphraseKey } from "../../core/backup-keys";
import { CoreError } from "../../core/error";
import { Button, Notice, Waiting } from "..";
import { backup } from "../../words/en/backup";
import { secrets } from "../../words/en/secrets";
import { explainBackup } from "../../words/explain-backup";
import { Choice } from "../choice";
import { CodeEntry, codeText, emptyCode, isComplete } from "./code-entry";
import { PassphraseField } from "./passphrase-field";

const w = backup.restore;
type Kind = keyof typeof w.ways;

interface OpenFileProps {
  /** Which keys open the file. */
  ways: Inspected;
  /** Rejects with `wrong_key` if the key does not fit. */
  open: (key: BackupKey) => Promise<void>;
}

/** Asks for the passphrase or the recovery code of a backup file. */
export function OpenFile({ ways, open }: OpenFileProps) {
  const kinds: Kind[] = [...(ways.recovery ? ["recovery" as const] : []), ...(ways.kdf ? ["passphrase" as const] : [])];
  const kind = useSignal<Kind | null>(kinds[0] ?? null);
  const passphrase = useSignal("");
  const code = useSignal(emptyCode);
  const error = useSignal<string | null>(null);
  const working = useSignal(false);
  if (kind.value === null) return <Notice kind="attention" message={w.noWay} testId="file-no-way" />;

  const press = async (kind: Kind) => {
    const { kdf } = ways;
    if (working.value) return;
    if (kind === "recovery" && !isComplete(code.value)) {
      error.value = secrets.incomplete;
      return;
    }
    working.value = true;
    error.value = null;
    try {
      const key =
        kind === "passphrase" && kdf ? await passphraseKey(passphrase.value, kdf) : await codeKey(codeText(code.value));
      await open(key);
    } catch (thrown) {
      error.value = refusal(thrown, kind);
    } finally {
      working.value = false;
    }
  };
  /** A key that does not fit. In files of before, damage looks the same. */
  const refusal = (thrown: unknown, kind: Kind) => {
    if (!(thrown instanceof CoreError && thrown.code === "wrong_key")) return explainBackup(thrown);
    return ways.tellsDamage ? w.wrong[kind] : `${w.wrong[kind]} ${w.orDamaged}`;
  };
  const chosen = kind.value;
  return (
    <section data-testid="open-file">
      {kinds.length > 1 && (
        <Choice
          legend={w.how}
          options={kinds.map((value) => ({ value, label: w.ways[value] }))}
          value={chosen}
          onChange={(next) => {
            kind.value = next;
            error.value = null;
          }}
          testId="file-by"
        />
      )}
      {chosen === "passphrase" ? (
        <PassphraseField
          hint={w.passphraseHint}
          value={passphrase.value}
          onInput={(text) => {
            passphrase.value = text;
          }}
          onEnter={() => void press("passphrase")}
          testId="file-passphrase"
        />
      ) : (
        <>
          <h2>{secrets.code}</h2>
          <p class="soft">{secrets.codeHint}</p>
          <CodeEntry
            groups={code.value}
            onChange={(groups) => {
              code.value = groups;
            }}
            testId="file-code"
          />
        </>
      )}
      {working.value && <Waiting label={secrets.moment} />}
      <Notice kind="attention" message={error.value} testId="file-error" />
      <div class="actions">
        <Button kind="primary" waiting={working.value} onPress={() => void press(chosen)} testId="file-open">
          {w.open}
        </Button>
      </div>
    </section>
  );
}
