import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { RECORDS_ONLY } from "../../core/build";
import { Button, Screen } from "../../parts";
import { chooseLanguage, language, languages, names } from "../../core/language";
import { installed, installMenu, installPrompt } from "../../core/platform";
import { to } from "../../core/route";
import { lookAround } from "../../core/store";
import { words } from "../../words";
import { AddMark, Device, HomeMark, ShareMark, Tide } from "./drawings";

const w = words.firstRun;

/** At most three screens. Each one can skip ahead to the first check-in. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const at = useSignal(0);
  const canInstall = !installed && (installPrompt.value !== null || installMenu);
  const pages = [
    { ...(RECORDS_ONLY ? w.records : w.what), drawing: <Tide />, extra: null },
    { ...w.where, drawing: <Device />, extra: null },
    ...(canInstall ? [{ ...w.install, drawing: null, extra: <Install /> }] : []),
  ];
  const page = pages[at.value];
  if (!page) return null;
  const last = at.value === pages.length - 1;

  return (
    <Frame step={w.step({ at: at.value + 1, of: pages.length })}>
      <Screen key={at.value} title={page.title}>
        {page.body.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {page.drawing}
        {page.extra}
        {at.value === 0 && <OtherLanguages />}
        {at.value === 0 && (
          <p>
            <Button kind="text" onPress={lookAround} testId="first-look">
              {w.look}
            </Button>
          </p>
        )}
      </Screen>
      <div class="actions">
        {!last && (
          <Button onPress={onDone} testId="first-skip">
            {w.skip}
          </Button>
        )}
        <Button kind="primary" onPress={last ? onDone : () => at.value++} testId="first-next">
          {last ? w.begin : w.next}
        </Button>
      </div>
    </Frame>
  );
}

/** Each is named in its own words, for whoever cannot read this one. */
function OtherLanguages() {
  return (
    <p>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <Button
            key={other}
            kind="text"
            onPress={() => {
              chooseLanguage(other);
            }}
            testId={`language-${other}`}
          >
            <span lang={other}>{names[other]}</span>
          </Button>
        ))}
    </p>
  );
}

/** On iPhone and iPad a tab's store is not the home-screen app's, so installing comes before any record. */
export function InstallOnIos() {
  const marks = [<ShareMark key="share" />, <AddMark key="add" />, <HomeMark key="home" />];
  return (
    <Frame>
      <Screen title={w.ios.title}>
        <OtherLanguages />
        <p>{w.ios.why}</p>
        <ol class="steps">
          {w.ios.steps.map((step, index) => (
            <li key={step}>
              {marks[index]}
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </Screen>
      <div class="actions">
        <Button onPress={lookAround}>{w.ios.look}</Button>
      </div>
    </Frame>
  );
}

function Frame({ step, children }: { step?: string; children: ComponentChildren }) {
  return (
    <main class="page first">
      <div class="first-top">
        <span class="soft small number">{step ?? words.name}</span>
        <a class="top-help" href="./" data-place={to("help")} data-testid="place-help">
          {words.shell.help}
        </a>
      </div>
      {children}
    </main>
  );
}

function Install() {
  const prompt = installPrompt.value;
  if (!prompt) return <p>{w.install.menu}</p>;
  return (
    <p>
      <Button onPress={() => void prompt.prompt()}>{w.install.button}</Button>
    </p>
  );
}
