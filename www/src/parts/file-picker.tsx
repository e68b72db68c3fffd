import { useRef } from "preact/hooks";
import { onErrand } from "../core/errand";
import { Button } from ".";

interface PickerProps {
  label: string;
  onFile: (file: File) => void;
  /** Test names: `<testId>-file` of the field, `<testId>-choose` of the button. */
  testId: string;
}

/** Chooses a file. No `accept`: an iPhone greys out files whose type it does not know. The reader finds out what it is. */
export function FilePicker({ label, onFile, testId }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = () => {
    onErrand();
    input.current?.click();
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-testid={`${testId}-file`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // Cleared, so that the same file can be chosen again.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <div class="actions">
        <Button onPress={choose} testId={`${testId}-choose`}>
          {label}
        </Button>
      </div>
    </>
  );
}
