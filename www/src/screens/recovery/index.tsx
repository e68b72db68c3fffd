import { useSignal } from "@preact/signals";
import { startCore } from "../../core/client";
import type { CoreError } from "../../core/error";
import { forgetSentinel } from "../../core/sentinel";
import { Button, Screen } from "../../parts";
import { Tick } from "../../parts/choice";
import { explain } from "../../words/explain";
import { storeKind } from "../../core/store";
import { recovery as w } from "../../words/en/recovery";

/** Errors that only another version of the app can solve. Trying again in this page cannot help. */
const reloads: ReadonlySet<string> = new Set([
  "database_too_new",
  "database_superseded",
  "build_mismatch",
  "erased_elsewhere",
]);

/** Replaces every screen that needs the records when they could not be opened. Help now stays in the header. */
export function Recovery({ error }: { error: CoreError }) {
  const trouble = w.troubles[error.code] ?? { title: w.other, body: [explain(error)] };
  const reload = () => {
    location.reload();
  };
  const again = () => void startCore(storeKind.value);
  const reloading = reloads.has(error.code);
  return (
    <Screen title={trouble.title}>
      <div data-testid="recovery" data-code={error.code} class="trouble stack">
        {trouble.body.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="actions">
        {!reloading && (
          <Button kind="primary" onPress={again} testId="recovery-again">
            {w.tryAgain}
          </Button>
        )}
        <Button kind={reloading ? "primary" : "plain"} onPress={reload} testId="recovery-reload">
          {w.reload}
        </Button>
      </div>
      {error.code === "storage_lost" ? (
        <Lost />
      ) : (
        <p class="lede">
          <a href="/plain.html" data-testid="recovery-copy">
            {w.copy}
          </a>
        </p>
      )}
      <p class="lede">{w.help}</p>
    </Screen>
  );
}

/** The store is empty and should not be. A new one is begun only when the person clearly says so. */
function Lost() {
  const sure = useSignal(false);
  const begin = async () => {
    await forgetSentinel();
    await startCore("device");
  };
  return (
    <>
      <h2>{w.lost.waysTitle}</h2>
      <ul class="plain-list">
        {w.lost.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <h2>{w.lost.fresh}</h2>
      <div class="choice-rows">
        <Tick
          label={w.lost.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId="recovery-sure"
        />
      </div>
      <div class="actions">
        <Button kind="attention" waiting={!sure.value} onPress={() => void begin()} testId="recovery-fresh">
          {w.lost.press}
        </Button>
      </div>
    </>
  );
}
