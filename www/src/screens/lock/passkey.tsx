import { useSignal } from "@preact/signals";
import type { RemoteCore, Way } from "../../core/api";
import { onErrand } from "../../core/errand";
import { withKeys } from "../../core/keys";
import { askPasskey, createPasskey, newSalt, PasskeyError, passkeysMayWork, same } from "../../core/passkey";
import { Button, Notice, Waiting } from "../../parts";
import { say } from "../../parts/done";
import lock from "#words/lock";
import { explain } from "../../words/explain";

const w = lock.passkey;

/** What has been done so far: the passkey made, and its first answer. */
interface Making {
  readonly salt: Uint8Array;
  readonly credential: Uint8Array | null;
  readonly first: Uint8Array | null;
}

interface PasskeyProps {
  core: RemoteCore;
  ways: readonly Way[];
  reload: () => Promise<void>;
}

/**
 * A passkey as a short cut. It is made and tried twice, each on a tap of its own, and counts only if both answers are the
 * same and open the records.
 */
export function Passkey({ core, ways, reload }: PasskeyProps) {
  const making = useSignal<Making | null>(null);
  const working = useSignal(false);
  const error = useSignal<string | null>(null);
  const mine = ways.find(({ kind }) => kind === "passkey");
  const isWhole = ["passphrase", "recovery"].every((kind) => ways.some((way) => way.kind === kind));
  if (!mine && (!isWhole || !passkeysMayWork())) return null;

  const attempt = async (work: () => Promise<void>) => {
    if (working.value) return;
    working.value = true;
    error.value = null;
    onErrand();
    try {
      await work();
    } catch (thrown) {
      error.value = thrown instanceof PasskeyError ? w.faults[thrown.fault] : explain(thrown);
      if (!(thrown instanceof PasskeyError && thrown.fault === "refused")) making.value = null;
    } finally {
      working.value = false;
    }
  };
  const step = ({ salt, credential, first }: Making) =>
    attempt(async () => {
      if (!credential) making.value = { salt, credential: await createPasskey(), first };
      else if (!first) making.value = { salt, credential, first: await askPasskey(credential, salt) };
      else await add(salt, credential, first, await askPasskey(credential, salt));
    });
  const add = async (salt: Uint8Array, credential: Uint8Array, first: Uint8Array, second: Uint8Array) => {
    making.value = null;
    if (!same(first, second)) {
      error.value = w.differs;
      return;
    }
    const [key, proof] = await withKeys(
      async (ask) => [await ask("passkeyKey", first), await ask("passkeyKey", second)] as const,
    );
    await core.addPasskey({ credential, salt, key, proof });
    say(w.done);
    await reload();
  };
  const remove = (slot: number) =>
    attempt(async () => {
      await core.removeWay(slot);
      say(w.removed);
      await reload();
    });

  const at = making.value === null ? 0 : making.value.first ? 2 : making.value.credential ? 1 : 0;
  return (
    <section data-testid="passkey">
      <h2>{w.title}</h2>
      <p>{mine ? w.have : w.what}</p>
      {!mine && <p class="said soft">{w.note}</p>}
      {making.value && (
        <p class="said" data-testid="passkey-step">
          {w.step({ at: at + 1 })}
        </p>
      )}
      {working.value && <Waiting label={w.working} />}
      <Notice kind="attention" message={error.value} testId="passkey-error" />
      <div class="actions">
        {mine && (
          <Button onPress={() => void remove(mine.slot)} testId="passkey-remove">
            {w.remove}
          </Button>
        )}
        {!mine && !making.value && (
          <Button
            onPress={() => {
              error.value = null;
              making.value = { salt: newSalt(), credential: null, first: null };
            }}
            testId="passkey-add"
          >
            {w.add}
          </Button>
        )}
        {making.value && (
          <>
            <Button
              kind="text"
              onPress={() => {
                making.value = null;
              }}
              testId="passkey-cancel"
            >
              {w.cancel}
            </Button>
            <Button onPress={() => making.value && void step(making.value)} testId="passkey-next">
              {w.steps[at]}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
