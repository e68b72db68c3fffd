import { useSignal } from "@preact/signals";
import { eraseEverything } from "../../core/erased";
import { useSave } from "../../forms/save";
import { Button, Notice } from "../../parts";
import { Tick } from "../../parts/choice";
import { locked as w } from "../../words/en/locked";
import { recovery } from "../../words/en/recovery";
import { settings } from "../../words/en/settings";

/** What is left to do if nothing opens the records: a copy of what is stored, or erasing it. */
export function Stuck() {
  const sure = useSignal(false);
  const save = useSave([]);
  return (
    <details class="more">
      <summary data-testid="locked-stuck">{w.stuck}</summary>
      <div class="said">
        {w.stuckWhat.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p>
        <a class="button text" href="/plain.html#copy" data-testid="locked-copy">
          {recovery.copy}
        </a>
      </p>
      <h2>{settings.erase.title}</h2>
      <p class="said">{settings.erase.what}</p>
      <div class="choice-rows">
        <Tick
          label={settings.erase.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId="locked-erase-sure"
        />
      </div>
      <Notice kind="attention" message={save.whole} testId="locked-erase-error" />
      <div class="actions">
        <Button
          kind="attention"
          waiting={!sure.value}
          onPress={() => void save.run(() => eraseEverything(null))}
          testId="locked-erase"
        >
          {settings.erase.press}
        </Button>
      </div>
    </details>
  );
}
