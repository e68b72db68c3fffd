import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { RECORDS_ONLY } from "../../core/build";
import { coreState } from "../../core/client";
import { installed, installMenu, installPrompt } from "../../core/platform";
import { go } from "../../core/route";
import { lookAround } from "../../core/store";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { Reminder } from "../../parts/reminder";
import { words } from "../../words";
import w from "#words/first-run";
import { Device, Tide } from "./drawings";
import { OtherLanguages } from "./other-languages";
import { PastSessions } from "./sessions";

export { InstallOnIos } from "./install-on-ios";

const STEPS = ["what", "where", "sessions", "reminder"] as const;

interface FirstRunProps {
  /** Called once something is saved: should the page end now, it does not ask again. */
  onKept: () => void;
  onDone: () => void;
}

/** Says what Tidemark is, then asks for the sessions so far and for a reminder. Every step can skip to Today. */
export function FirstRun({ onKept, onDone }: FirstRunProps) {
  const at = useSignal(0);
  const saved = useSignal(0);
  const next = () => {
    at.value++;
  };
  const state = coreState.value;
  const step = STEPS[at.value];
  return (
    <>
      <p class="soft small number">{w.step({ at: at.value + 1, of: STEPS.length })}</p>
      {step === "what" && (
        <Told key={step} {...(RECORDS_ONLY ? w.records : w.what)} drawing={<Tide />} onSkip={onDone} onNext={next}>
          <OtherLanguages />
          <p>
            <Button kind="text" onPress={lookAround} testId="first-look">
              {w.look}
            </Button>
          </p>
        </Told>
      )}
      {step === "where" && <Told key={step} {...w.where} drawing={<Device />} onSkip={onDone} onNext={next} />}
      {(step === "sessions" || step === "reminder") && state.is !== "ready" && <Waiting label={words.shell.starting} />}
      {step === "sessions" && state.is === "ready" && (
        <PastSessions
          core={state.core}
          onSkip={onDone}
          onDone={(count) => {
            saved.value = count;
            if (count > 0) onKept();
            next();
          }}
          onElsewhere={() => {
            onDone();
            go("import");
          }}
        />
      )}
      {step === "reminder" && state.is === "ready" && (
        <>
          <Screen title={w.reminder.title}>
            <Notice message={saved.value > 0 ? w.sessions.saved({ count: saved.value }) : null} testId="first-saved" />
            <p>{w.reminder.lede}</p>
            <Reminder report={state.report} />
            <Install />
          </Screen>
          <div class="actions">
            <Button kind="primary" onPress={onDone} testId="first-next">
              {w.begin}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

interface ToldProps {
  title: string;
  body: readonly string[];
  drawing: ComponentChildren;
  children?: ComponentChildren;
  onSkip: () => void;
  onNext: () => void;
}

/** A screen that only says something. */
function Told({ title, body, drawing, children, onSkip, onNext }: ToldProps) {
  return (
    <>
      <Screen title={title}>
        {body.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {drawing}
        {children}
      </Screen>
      <div class="actions">
        <Button onPress={onSkip} testId="first-skip">
          {w.skip}
        </Button>
        <Button kind="primary" onPress={onNext} testId="first-next">
          {w.next}
        </Button>
      </div>
    </>
  );
}

/** The second half of the reminder: an app on the home screen is found again. */
function Install() {
  const prompt = installPrompt.value;
  if (installed || (prompt === null && !installMenu)) return null;
  return (
    <>
      <h2>{w.install.title}</h2>
      <p>{w.install.what}</p>
      <p>{prompt ? <Button onPress={() => void prompt.prompt()}>{w.install.button}</Button> : w.install.menu}</p>
    </>
  );
}
