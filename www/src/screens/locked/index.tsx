import { useSignal } from "@preact/signals";
import type { Way, WayKind } from "../../core/api";
import { withKeys } from "../../core/keys";
import { askPasskey, passkeysMayWork } from "../../core/passkey";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { CodeEntry, codeText, emptyCode, isComplete } from "../../parts/secrets/code-entry";
import { PassphraseField } from "../../parts/secrets/passphrase-field";
import w from "#words/locked";
import secrets from "#words/secrets";
import { Stuck } from "./stuck";
import { useUnlocking } from "./unlocking";

type Known = Exclude<WayKind, "other">;
const order: readonly Known[] = ["passphrase", "recovery", "passkey"];

/** In place of every screen that needs the records, until one of the ways opens them. Help now stays in the header. */
export function Locked({ ways }: { ways: readonly Way[] }) {
  const wayOf = (kind: Known) => ways.find((way) => way.kind === kind);
  const known = order.filter((kind) => wayOf(kind) && (kind !== "passkey" || passkeysMayWork()));
  const typed = useSignal<Known | undefined>(known.find((kind) => kind !== "passkey"));
  const passphrase = useSignal("");
  const code = useSignal(emptyCode);
  const { attempt, error, isWorking, wait } = useUnlocking();

  const choose = (kind: Known) => {
    typed.value = kind;
    error.value = null;
  };
  const tryPassphrase = () => {
    const { slot, kdf } = wayOf("passphrase") ?? {};
    if (slot === undefined || !kdf || passphrase.value === "") return;
    const given = { passphrase: passphrase.value, kdf };
    const key = async () => ({ slot, key: (await withKeys((ask) => ask("passphraseKeys", given))).slot });
    void attempt({ key, wrong: w.wrong.passphrase, counts: true });
  };
  const tryCode = () => {
    const { slot } = wayOf("recovery") ?? {};
    if (slot === undefined) return;
    if (!isComplete(code.value)) {
      error.value = secrets.incomplete;
      return;
    }
    const given = codeText(code.value);
    const key = async () => ({ slot, key: (await withKeys((ask) => ask("codeKeys", given))).slot });
    void attempt({ key, wrong: w.wrong.recovery, counts: true });
  };
  const tryPasskey = () => {
    const { slot, credential, salt } = wayOf("passkey") ?? {};
    if (slot === undefined || !credential || !salt) return;
    // Whatever becomes of it, the passphrase is there at once.
    if (known.includes("passphrase")) choose("passphrase");
    const key = async () => {
      const prf = await askPasskey(credential, salt);
      return { slot, key: await withKeys((ask) => ask("passkeyKey", prf)) };
    };
    void attempt({ key, wrong: w.passkeyFailed, counts: false });
  };

  return (
    <Screen title={w.title} lede={w.lede}>
      <div data-testid="locked" class="stack">
        {known.length === 0 && <Notice kind="attention" message={w.newer} testId="locked-newer" />}
        {typed.value === "passphrase" && (
          <PassphraseField
            value={passphrase.value}
            onInput={(text) => {
              passphrase.value = text;
            }}
            onEnter={tryPassphrase}
            testId="unlock-passphrase"
          />
        )}
        {typed.value === "recovery" && (
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
        {isWorking && <Waiting label={secrets.moment} />}
        {wait > 0 && (
          <p class="soft number" data-testid="unlock-wait">
            {w.wait({ seconds: wait })}
          </p>
        )}
        {typed.value !== undefined && (
          <div class="actions">
            <Button
              kind="primary"
              waiting={wait > 0 || isWorking}
              onPress={typed.value === "recovery" ? tryCode : tryPassphrase}
              testId="unlock"
            >
              {w.unlock}
            </Button>
          </div>
        )}
        <div class="other-ways">
          {known
            .filter((kind) => kind !== typed.value)
            .map((kind) => (
              <Button
                key={kind}
                kind={kind === "passkey" ? "plain" : "text"}
                onPress={kind === "passkey" ? tryPasskey : () => choose(kind)}
                testId={`unlock-by-${kind}`}
              >
                {w.others[kind]}
              </Button>
            ))}
        </div>
        <Stuck />
      </div>
    </Screen>
  );
}
