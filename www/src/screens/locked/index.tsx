import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Unlock, Way, WayKind } from "../../core/api";
import { coreState, unlockCore } from "../../core/client";
import { CoreError } from "../../core/error";
import { type Keys, withKeys } from "../../core/keys";
import { askPasskey, passkeysMayWork } from "../../core/passkey";
import { countTry, forgetTries, takeBackTry, waitLeft } from "../../core/tries";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { CodeEntry, codeText, emptyCode } from "../../parts/secrets/code-entry";
import { PassphraseField } from "../../parts/secrets/passphrase-field";
import { locked as w } from "../../words/en/locked";
import { secrets } from "../../words/en/secrets";
import { explain } from "../../words/explain";
import { Stuck } from "./stuck";

type Known = Exclude<WayKind, "other">;
const order: readonly Known[] = ["passphrase", "recovery", "passkey"];

/** In place of every screen that needs the records, until one of the ways opens them. Help now stays in the header. */
export function Locked({ ways }: { ways: readonly Way[] }) {
  const known = order.filter(
    (kind) => (kind !== "passkey" || passkeysMayWork()) && ways.some((way) => way.kind === kind),
  );
  const kind = useSignal<Known | null>(known.find((kind) => kind !== "passkey") ?? null);
  const passphrase = useSignal("");
  const code = useSignal(emptyCode);
  const error = useSignal<string | null>(null);
  const working = useSignal(false);
  const wait = useWait();

  const wayOf = (kind: Known) => ways.find((way) => way.kind === kind);
  const choose = (next: Known) => {
    kind.value = next;
    error.value = null;
  };

  /** Makes the key and tries it. `wrong` says so if it does not fit. */
  const attempt = async (make: () => Promise<Unlock>, wrong: string, counts: boolean) => {
    if (working.value || (counts && waitLeft() > 0)) return;
    working.value = true;
    error.value = null;
    if (counts) countTry();
    try {
      if (await unlockCore(await make())) {
        if (coreState.peek().is === "ready") forgetTries();
        return;
      }
      error.value = wrong;
    } catch (thrown) {
      if (counts) takeBackTry();
      error.value = thrown instanceof CoreError ? explain(thrown) : wrong;
    } finally {
      working.value = false;
      wait.look();
    }
  };
  const byKeys = (way: Way, make: (ask: Keys) => Promise<Uint8Array>, wrong: string) =>
    attempt(async () => ({ slot: way.slot, key: await withKeys(make) }), wrong, true);

  const tryPassphrase = () => {
    const way = wayOf("passphrase");
    const kdf = way?.kdf;
    if (!way || !kdf || passphrase.value === "") return;
    const typed = { passphrase: passphrase.value, kdf };
    void byKeys(way, async (ask) => (await ask("passphraseKeys", typed)).slot, w.wrong.passphrase);
  };
  const tryCode = () => {
    const way = wayOf("recovery");
    if (!way) return;
    if (code.value.some((group) => group.length < 6)) {
      error.value = secrets.incomplete;
      return;
    }
    void byKeys(way, async (ask) => (await ask("codeKeys", codeText(code.value))).slot, w.wrong.recovery);
  };
  const tryPasskey = () => {
    const way = wayOf("passkey");
    const { credential, salt } = way ?? {};
    if (!way || !credential || !salt) return;
    const make = async () => {
      const prf = await askPasskey(credential, salt);
      return { slot: way.slot, key: await withKeys((ask) => ask("passkeyKey", prf)) };
    };
    if (known.includes("passphrase")) choose("passphrase");
    void attempt(make, w.passkeyFailed, false);
  };

  const ready = wait.seconds === 0 && !working.value;
  const unlock = kind.value === "recovery" ? tryCode : tryPassphrase;
  return (
    <Screen title={w.title} lede={w.lede}>
      <div data-testid="locked" class="stack">
        {known.length === 0 && <Notice kind="attention" message={w.newer} testId="locked-newer" />}
        {kind.value === "passphrase" && (
          <PassphraseField
            value={passphrase.value}
            onInput={(text) => {
              passphrase.value = text;
            }}
            onEnter={tryPassphrase}
            testId="unlock-passphrase"
          />
        )}
        {kind.value === "recovery" && (
          <>
            <h2>{secrets.code}</h2>
            <p class="soft">{secrets.codeHint}</p>
            <CodeEntry
              groups={code.value}
              onChange={(groups) => {
                code.value = groups;
              }}
              testId="unlock-code"
            />
          </>
        )}
        <Notice kind="attention" message={error.value} testId="unlock-error" />
        {working.value && <Waiting label={secrets.moment} />}
        {wait.seconds > 0 && (
          <p class="soft number" data-testid="unlock-wait">
            {w.wait(wait.seconds)}
          </p>
        )}
        {kind.value !== null && (
          <div class="actions">
            <Button kind="primary" waiting={!ready} onPress={unlock} testId="unlock">
              {w.unlock}
            </Button>
          </div>
        )}
        <div class="other-ways">
          {known
            .filter((other) => other !== kind.value)
            .map((other) => (
              <Button
                key={other}
                kind={other === "passkey" ? "plain" : "text"}
                onPress={other === "passkey" ? tryPasskey : () => choose(other)}
                testId={`unlock-by-${other}`}
              >
                {w.others[other]}
              </Button>
            ))}
        </div>
        <Stuck />
      </div>
    </Screen>
  );
}

/** The seconds until the next try, counted down while there are any. */
function useWait(): { seconds: number; look: () => void } {
  const seconds = useSignal(secondsLeft());
  const isWaiting = seconds.value > 0;
  const look = () => {
    seconds.value = secondsLeft();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock runs while there is something to wait for
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(look, 250);
    return () => {
      clearInterval(timer);
    };
  }, [isWaiting]);
  return { seconds: seconds.value, look };
}

const secondsLeft = (): number => Math.ceil(waitLeft() / 1000);
