import { eraseEverything } from "../../core/erased";
import { Sure } from "../../forms/sure";
import w from "#words/locked";
import recovery from "#words/recovery";
import settings from "#words/settings";

/** What is left to do if nothing opens the records: a copy of what is stored, or erasing it. */
export function Stuck() {
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
      <Sure words={settings.erase} onPress={() => eraseEverything(null)} testId="locked-erase" />
    </details>
  );
}
