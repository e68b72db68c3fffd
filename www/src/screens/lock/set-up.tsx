import { useSignal } from "@preact/signals";
import type { RemoteCore } from "../../core/api";
import { keepUnlock } from "../../core/client";
import { newLock } from "../../core/new-lock";
import { copyOff, setCopyOff } from "../../core/own-help";
import { replace, reroute } from "../../core/route";
import { useSave } from "../../forms/save";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { Choice, Tick } from "../../parts/choice";
import { CodeSteps } from "../../parts/secrets/code-steps";
import { PassphraseField } from "../../parts/secrets/passphrase-field";
import { lock as w } from "../../words/en/lock";
import { secrets } from "../../words/en/secrets";
import { ChoosePassphrase } from "./choose-passphrase";

type Step = "before" | "passphrase" | "code" | "help" | "again" | "done";

interface SetUpProps {
  core: RemoteCore;
  /** Whether there is a lock already, which gets new keys. */
  renews: boolean;
}

/**
 * Sets a lock, step by step. What was typed is held by this screen alone, and is forgotten with it. The recovery code is
 * not typed as a whole a second time: the two groups that were asked back stand in for it.
 */
export function SetUp({ core, renews }: SetUpProps) {
  const step = useSignal<Step>("before");
  const passphrase = useSignal("");
  const code = useSignal({ made: "", typed: "" });
  const go = (next: Step) => () => {
    step.value = next;
  };

  switch (step.value) {
    case "before":
      return <Before key="before" words={renews ? w.renew : w.before} onNext={go("passphrase")} />;
    case "passphrase":
      return <ChoosePassphrase key="passphrase" value={passphrase} onNext={go("code")} />;
    case "code":
      return (
        <CodeSteps
          key="code"
          lede={w.code}
          onDone={(made, typed) => {
            code.value = { made, typed };
            step.value = renews ? "again" : "help";
          }}
        />
      );
    case "help":
      return <HelpWhileLocked key="help" onNext={go("again")} />;
    case "again":
      return (
        <Again
          key="again"
          same={(again) => again === passphrase.value}
          set={async (again) => {
            const lock = await newLock(
              { passphrase: passphrase.value, code: code.value.made },
              { passphrase: again, code: code.value.typed },
            );
            await (renews ? core.renewLock(lock) : core.setLock(lock));
            const way = (await core.lock()).ways.find(({ kind }) => kind === "passphrase");
            keepUnlock({ slot: way?.slot ?? 0, key: lock.passphrase.key });
            passphrase.value = "";
            code.value = { made: "", typed: "" };
            reroute("lock");
            step.value = "done";
          }}
        />
      );
    case "done":
      return <Done key="done" />;
  }
}

interface BeforeProps {
  words: { title: string; lede: string; lines: readonly string[]; sure: string; next: string };
  onNext: () => void;
}

/** Says what a lock can cost, before anything is asked for. */
function Before({ words, onNext }: BeforeProps) {
  const sure = useSignal(false);
  return (
    <Screen title={words.title} lede={words.lede}>
      <ul class="bulleted">
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="choice-rows">
        <Tick
          label={words.sure}
          checked={sure.value}
          onChange={(checked) => {
            sure.value = checked;
          }}
          testId="lock-sure"
        />
      </div>
      <div class="actions">
        <Button kind="primary" waiting={!sure.value} onPress={onNext} testId="lock-next">
          {words.next}
        </Button>
      </div>
    </Screen>
  );
}

/** Whether the clear copy of the person's own help stays beside the locked records. There is no answer until one is given. */
function HelpWhileLocked({ onNext }: { onNext: () => void }) {
  const choice = useSignal<"show" | "hide" | null>(copyOff.peek() ? "hide" : null);
  const error = useSignal<string | undefined>(undefined);
  const next = () => {
    if (choice.value === null) {
      error.value = w.help.choose;
      return;
    }
    setCopyOff(choice.value === "hide");
    onNext();
  };
  return (
    <Screen title={w.help.title} lede={w.help.lede}>
      <Choice
        legend={w.help.legend}
        options={[
          { value: "show", label: w.help.show, hint: w.help.showHint },
          { value: "hide", label: w.help.hide, hint: w.help.hideHint },
        ]}
        value={choice.value}
        onChange={(value) => {
          choice.value = value;
          error.value = undefined;
        }}
        error={error.value}
        testId="lock-help"
      />
      <div class="actions">
        <Button kind="primary" onPress={next} testId="lock-next">
          {w.help.next}
        </Button>
      </div>
    </Screen>
  );
}

interface AgainProps {
  same: (again: string) => boolean;
  set: (again: string) => Promise<void>;
}

function Again({ same, set }: AgainProps) {
  const again = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const working = useSignal(false);
  const save = useSave([], ({ code }) => (code === "wrong_key" ? w.refused : undefined));
  const press = async () => {
    if (!same(again.value)) {
      error.value = secrets.notSame;
      return;
    }
    working.value = true;
    await save.run(() => set(again.value));
    working.value = false;
  };
  return (
    <Screen title={w.again.title} lede={w.again.lede}>
      <PassphraseField
        value={again.value}
        error={error.value}
        onInput={(text) => {
          again.value = text;
          error.value = undefined;
        }}
        testId="lock-again"
      />
      {working.value && <Waiting label={w.working} />}
      <Notice kind="attention" message={save.whole} testId="lock-error" />
      <div class="actions">
        <Button kind="primary" waiting={working.value} onPress={() => void press()} testId="lock-set">
          {w.again.set}
        </Button>
      </div>
    </Screen>
  );
}

function Done() {
  return (
    <Screen title={w.done.title} lede={w.done.lede}>
      <p class="said" data-testid="lock-done">
        {w.done.backup}
      </p>
      <div class="actions">
        <Button onPress={() => replace("lock")} testId="lock-later">
          {w.done.later}
        </Button>
        <Button kind="primary" onPress={() => replace("backup")} testId="lock-backup">
          {w.done.make}
        </Button>
      </div>
    </Screen>
  );
}
