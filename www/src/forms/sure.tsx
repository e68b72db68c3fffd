import { useSignal } from "@preact/signals";
import { Button, Notice, Waiting } from "../parts";
import { useSave } from "./save";
import { Tick } from "../parts/choice";

interface SureProps {
  words: {
    /** What the person ticks first. */
    readonly sure: string;
    readonly press: string;
    readonly cancel?: string;
    /** Said while it is being done, if that can take long. */
    readonly working?: string;
  };
  onPress: () => Promise<void>;
  onCancel?: () => void;
  testId: string;
}

/**
 * Two clear steps before what cannot be undone: a box to tick, then the button. Why it failed is said between them. Test
 * names: `<testId>-sure`, `<testId>-error`, `<testId>-cancel`, `<testId>-press`.
 */
export function Sure({ words, onPress, onCancel, testId }: SureProps) {
  const sure = useSignal(false);
  const working = useSignal(false);
  const save = useSave([]);
  const press = async () => {
    working.value = true;
    await save.run(onPress);
    working.value = false;
  };
  return (
    <>
      <div class="choice-rows">
        <Tick
          label={words.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId={`${testId}-sure`}
        />
      </div>
      {working.value && words.working !== undefined && <Waiting label={words.working} />}
      <Notice kind="attention" message={save.whole} testId={`${testId}-error`} />
      <div class="actions">
        {onCancel && (
          <Button onPress={onCancel} testId={`${testId}-cancel`}>
            {words.cancel}
          </Button>
        )}
        <Button
          kind="attention"
          waiting={!sure.value || working.value}
          onPress={() => void press()}
          testId={`${testId}-press`}
        >
          {words.press}
        </Button>
      </div>
    </>
  );
}
