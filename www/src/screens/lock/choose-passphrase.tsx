import { type Signal, useSignal } from "@preact/signals";
import { passphraseFault } from "../../core/passphrase";
import { Button, Screen } from "../../parts";
import { PassphraseField } from "../../parts/secrets/passphrase-field";
import w from "#words/lock";
import { drawWords } from "../../words/passphrase-words";
import secrets from "#words/secrets";

interface ChooseProps {
  value: Signal<string>;
  onNext: () => void;
}

/** A new passphrase: the person's own, or five words drawn by chance. */
export function ChoosePassphrase({ value, onNext }: ChooseProps) {
  const drawn = useSignal<string | null>(null);
  const error = useSignal<string | undefined>(undefined);
  const next = () => {
    const fault = passphraseFault(value.value);
    if (fault) error.value = secrets.faults[fault];
    else onNext();
  };
  const draw = () => {
    drawn.value = drawWords().join(" ");
  };
  const take = () => {
    value.value = drawn.value ?? "";
    error.value = undefined;
    drawn.value = null;
  };
  return (
    <Screen title={w.passphrase.title} lede={w.passphrase.lede}>
      <PassphraseField
        hint={w.passphrase.hint}
        value={value.value}
        error={error.value}
        onInput={(text) => {
          value.value = text;
          error.value = undefined;
        }}
        onEnter={next}
        testId="lock-passphrase"
      />
      {drawn.value === null ? (
        <Button kind="text" onPress={draw} testId="lock-suggest">
          {w.passphrase.suggest}
        </Button>
      ) : (
        <div class="notice" role="status">
          <p class="soft">{w.passphrase.suggested}</p>
          <p class="drawn-words" data-testid="lock-words">
            {drawn.value}
          </p>
          <div class="actions">
            <Button onPress={draw} testId="lock-draw">
              {w.passphrase.again}
            </Button>
            <Button onPress={take} testId="lock-take">
              {w.passphrase.take}
            </Button>
          </div>
        </div>
      )}
      <div class="actions">
        <Button kind="primary" onPress={next} testId="lock-next">
          {w.passphrase.next}
        </Button>
      </div>
    </Screen>
  );
}
