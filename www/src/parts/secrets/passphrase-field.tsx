import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import w from "#words/secrets";
import { Button } from "../button";
import { Field } from "../field";

interface PassphraseProps {
  label?: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  onEnter?: () => void;
  testId: string;
}

/**
 * A passphrase, hidden until the person wants to see it, and hidden again when the page is left. It can be pasted.
 * `autocomplete` stays off, as in every field: what is shown as text would else be written into the browser's session
 * file, and the browser's own list of passwords may be open to whoever holds the device.
 */
export function PassphraseField({ label = w.passphrase, value, onInput, onEnter, ...frame }: PassphraseProps) {
  const shown = useSignal(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal is the same at every render
  useEffect(() => {
    const hide = () => {
      shown.value = false;
    };
    window.addEventListener("blur", hide);
    return () => {
      window.removeEventListener("blur", hide);
    };
  }, []);
  return (
    <Field {...frame} label={label}>
      {(bound) => (
        <div class="secret">
          <input
            {...bound}
            class="input"
            // The types know no field that changes its type.
            type={(shown.value ? "text" : "password") as "password"}
            autocapitalize="none"
            autocorrect="off"
            spellcheck={false}
            value={value}
            onInput={(event) => {
              onInput(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.isComposing) onEnter?.();
            }}
          />
          <Button
            kind="text"
            onPress={() => {
              shown.value = !shown.value;
            }}
            label={`${shown.value ? w.hide : w.show}: ${label}`}
            testId={`${frame.testId}-show`}
          >
            {shown.value ? w.hide : w.show}
          </Button>
        </div>
      )}
    </Field>
  );
}
