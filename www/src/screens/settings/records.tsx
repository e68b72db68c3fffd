import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DamageView, RemoteCore } from "../../core/api";
import { hasLock, restartCore } from "../../core/client";
import { askForProtection, checkProtection, protection } from "../../core/protection";
import { Button, Loaded, Notice } from "../../parts";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import w from "#words/settings";

const kinds = ["checkIns", "phq9Forms", "sessions", "sideEffects"] as const;

/** How much is kept, whether all of it can be read, and what protects it. */
export function Records({ core, sample }: { core: RemoteCore; sample: boolean }) {
  const view = useView(() => core.settings());
  return (
    <>
      <h2>{w.records}</h2>
      <Loaded of={view}>
        {({ counts, damage, secondCopy }) => (
          <>
            <ul class="rows">
              {kinds.map((kind) => (
                <li class="row" key={kind}>
                  <span>{w.counts[kind]}</span>
                  <span data-testid={`count-${kind}`}>{counts[kind]}</span>
                </li>
              ))}
              {!sample && <ProtectionRow />}
            </ul>
            <Damage damage={damage} />
            <p>
              <a class="button text" href="./" data-place={to("import")} data-testid="settings-import">
                {w.import}
              </a>
            </p>
            {!sample && <ProtectionMeaning secondCopy={secondCopy} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Damage({ damage: { unreadable, missing } }: { damage: DamageView }) {
  if (unreadable === 0 && missing === 0)
    return (
      <p class="soft" data-testid="damage-none">
        {w.noDamage}
      </p>
    );
  return (
    <>
      <Notice
        kind="attention"
        message={[
          unreadable > 0 && w.damage.unreadable({ count: unreadable }),
          missing > 0 && w.damage.missing({ count: missing }),
          w.damage.rest,
        ]
          .filter(Boolean)
          .join(" ")}
        action={{ label: w.damage.again, onPress: () => void restartCore() }}
        testId="damage"
      />
      <p class="lede">
        <a href="/plain.html#copy" data-testid="damage-copy">
          {w.damage.copy}
        </a>
      </p>
    </>
  );
}

function ProtectionRow() {
  return (
    <li class="row">
      <span>{w.protection.label}</span>
      <span data-testid="protection" data-state={protection.value}>
        {w.protection[protection.value]}
      </span>
    </li>
  );
}

function ProtectionMeaning({ secondCopy }: { secondCopy: boolean | null }) {
  const refused = useSignal(false);
  useEffect(() => void checkProtection(), []);
  const ask = async () => {
    await askForProtection();
    refused.value = protection.value === "unprotected";
  };
  return (
    <>
      <p class="lede">
        {w.protection.means[protection.value]} {w.protection.onlyHere}
      </p>
      {secondCopy !== null && (
        <p class="lede" data-testid="second-copy">
          {secondCopy ? w.protection.secondCopy : w.protection.noSecondCopy}
        </p>
      )}
      {!hasLock.value && <p class="lede">{w.protection.lock}</p>}
      <Notice message={refused.value ? w.protection.refused : null} testId="protection-refused" />
      {protection.value === "unprotected" && !refused.value && (
        <p>
          <Button kind="text" onPress={() => void ask()} testId="protection-ask">
            {w.protection.ask}
          </Button>
        </p>
      )}
    </>
  );
}
