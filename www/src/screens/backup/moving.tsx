import { to } from "../../core/route";
import { Screen } from "../../parts";
import backup from "#words/backup";

const w = backup.moving;

/** How to move to another phone, in five steps. */
export function Moving() {
  return (
    <Screen title={w.title}>
      <ol class="numbered" data-testid="moving">
        {w.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="actions">
        <a class="button primary" href="./" data-place={to("backup")} data-testid="moving-make">
          {backup.make}
        </a>
      </div>
    </Screen>
  );
}
