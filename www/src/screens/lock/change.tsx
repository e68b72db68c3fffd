import { useSignal } from "@preact/signals";
import type { RemoteCore } from "../../core/api";
import { keepUnlock } from "../../core/client";
import { newPassphrase } from "../../core/new-lock";
import { back, replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { say } from "../../parts/done";
import { PassphraseField } from "../../parts/secrets/passphrase-field";
import w from "#words/lock";
import secrets from "#words/secrets";
import { words } from "../../words";
import { ChoosePassphrase } from "./choose-passphrase";

/** Another passphrase in the place of the one before, typed twice. */
export function Change({ core }: { core: RemoteCore }) {
  const passphrase = useSignal("");
  const again = useSignal("");
  const chosen = useSignal(false);
  const error = useSignal<string | undefined>(undefined);
  const working = useSignal(false);
  const save = useSave([]);

  if (!chosen.value)
    return (
      <ChoosePassphrase
        value={passphrase}
        onNext={() => {
          chosen.value = true;
        }}
      />
    );
  const change = async () => {
    if (again.value !== passphrase.value) {
      error.value = secrets.notSame;
      return;
    }
    working.value = true;
    await save.run(async () => {
      const next = await newPassphrase(passphrase.value, again.value);
      await core.changePassphrase(next);
      const way = (await core.lock()).ways.find(({ kind }) => kind === "passphrase");
      keepUnlock({ slot: way?.slot ?? 0, key: next.key });
      say(w.change.done);
      replace("lock");
    });
    working.value = false;
  };
  return (
    <Screen key="again" title={w.change.title} lede={w.change.lede}>
      <PassphraseField
        label={w.change.again}
        value={again.value}
        error={error.value}
        onInput={(text) => {
          again.value = text;
          error.value = undefined;
        }}
        onEnter={() => void change()}
        testId="lock-again"
      />
      {working.value && <Waiting label={secrets.moment} />}
      <Notice kind="attention" message={save.whole} testId="lock-error" />
      <div class="actions">
        <Button onPress={back} testId="lock-cancel">
          {words.entry.cancel}
        </Button>
        <Button kind="primary" waiting={working.value} onPress={() => void change()} testId="lock-save">
          {w.change.save}
        </Button>
      </div>
    </Screen>
  );
}
