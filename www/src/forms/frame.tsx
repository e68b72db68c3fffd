import { Button, Notice, Screen, Waiting } from "../parts";
import { back, backAfter } from "../core/route";
import type { Save } from "./save";
import { words } from "../words";

/** Shown in place of a form that is still loading or cannot be shown. */
export function Opening({ title, error }: { title: string; error: string | null }) {
  if (error === null) return <Waiting label={words.shell.loading} />;
  return (
    <Screen title={title}>
      <Notice kind="attention" message={error} testId="load-error" />
      <div class="actions">
        <Button onPress={back}>{words.entry.back}</Button>
      </div>
    </Screen>
  );
}

/** Says that the form shows what was typed earlier. */
export function Restored({ when, startOver }: { when: boolean; startOver: () => void }) {
  return (
    <Notice
      message={when ? words.entry.restored : null}
      action={{ label: words.entry.startOver, onPress: startOver }}
      testId="draft-restored"
    />
  );
}

/** Save, and Cancel, which drops what was typed. Test names: `<testId>-save`, `<testId>-cancel`. */
export function FormActions({
  onSave,
  discard,
  pinned = false,
  testId,
}: {
  onSave: () => Promise<void>;
  discard: () => Promise<void>;
  /** Always in reach, for a form that is longer than a screen. */
  pinned?: boolean;
  testId: string;
}) {
  return (
    <div class={pinned ? "pinned" : "actions"}>
      <Button
        onPress={() => {
          backAfter(discard());
        }}
        testId={`${testId}-cancel`}
      >
        {words.entry.cancel}
      </Button>
      <Button kind="primary" onPress={() => void onSave()} testId={`${testId}-save`}>
        {words.entry.save}
      </Button>
    </div>
  );
}

/** Binds a text of the form to its field. `path` is the text's path in the record. Test name: `<testId>-<field>`. */
export function textOf<K extends string>(
  testId: string,
  form: Readonly<Record<K, string>>,
  field: K,
  change: (part: Partial<Record<K, string>>) => void,
  save: Save,
  path: string = field,
) {
  return {
    value: form[field],
    onInput: (value: string) => {
      change({ [field]: value } as Partial<Record<K, string>>);
    },
    error: save.at(path),
    testId: `${testId}-${field}`,
  };
}
