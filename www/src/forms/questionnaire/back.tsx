import { Button } from "../../parts";
import w from "#words/questionnaire";

/** The way back, above the headline: to the question before, or out of the form. */
export function Back({ onPress, testId }: { onPress: () => void; testId: string }) {
  return (
    <p class="way-back">
      <Button kind="text" onPress={onPress} testId={testId}>
        <span aria-hidden="true">‹ </span>
        {w.back}
      </Button>
    </p>
  );
}
