import type { Accept } from "../../core/api";
import { restartCore, startCore } from "../../core/client";
import type { CoreError } from "../../core/error";
import { Button, Screen } from "../../parts";
import { Sure } from "../../forms/sure";
import { explain } from "../../words/explain";
import w from "#words/recovery";

/** Errors that only another version of the app can solve. Trying again in this page cannot help. */
const reloads: ReadonlySet<string> = new Set([
  "database_too_new",
  "database_superseded",
  "build_mismatch",
  "erased_elsewhere",
]);

/** What a screen says when the records could not be opened. */
interface Trouble {
  readonly title: string;
  readonly body: readonly string[];
}

const troubles: Partial<Record<CoreError["code"], Trouble>> = w.troubles;

/** What the person may decide about each error, the gentlest first. */
const decisions: Partial<Record<CoreError["code"], readonly Accept[]>> = {
  storage_lost: ["startOver"],
  older_copy: ["olderCopy"],
  another_vault: ["secondCopy", "anotherVault"],
  key_lost: ["startOver"],
};

/** Replaces every screen that needs the records when they could not be opened. Help now stays in the header. */
export function Recovery({ error }: { error: CoreError }) {
  const trouble = troubles[error.code] ?? { title: w.other, body: [explain(error)] };
  const numbers = counts(error.detail);
  const reload = () => {
    location.reload();
  };
  const again = () => void restartCore();
  const reloading = reloads.has(error.code);
  const nothing = error.code === "storage_lost";
  return (
    <Screen title={trouble.title}>
      <div data-testid="recovery" data-code={error.code} class="trouble stack">
        {numbers && <p data-testid="recovery-counts">{w.counts(numbers)}</p>}
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
      {!nothing && (
        <p class="lede">
          <a href="/plain.html#copy" data-testid="recovery-copy">
            {w.copy}
          </a>
        </p>
      )}
      {nothing && <Ways />}
      {(decisions[error.code] ?? []).map((accept) => (
        <Decision key={accept} accept={accept} way={w.decisions[accept]} />
      ))}
      <p class="lede">{w.help}</p>
    </Screen>
  );
}

function Ways() {
  return (
    <>
      <h2>{w.lost.waysTitle}</h2>
      <ul class="plain-list">
        {w.lost.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </>
  );
}

/** Something that can only be decided by the person, who first says that they know what it means. */
function Decision({ accept, way }: { accept: Accept; way: (typeof w.decisions)[Accept] }) {
  return (
    <>
      <h2>{way.title}</h2>
      {"body" in way && <p>{way.body}</p>}
      <Sure words={way} onPress={() => startCore("device", accept)} testId={`recovery-${accept}`} />
    </>
  );
}

/** How many entries there are and were, if the error says so. */
function counts(detail: unknown): { here: number; known: number } | null {
  const { here, known } = (detail ?? {}) as { here?: unknown; known?: unknown };
  return typeof here === "number" && typeof known === "number" ? { here, known } : null;
}
