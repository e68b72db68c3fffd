import { BUILD } from "../../core/build";
import { coreState } from "../../core/client";
import { Button, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { chooseLanguage, language, languages, names } from "../../core/language";
import { installed, installMenu, installPrompt } from "../../core/platform";
import { to } from "../../core/route";
import { lookAround, storeKind } from "../../core/store";
import { setTheme, theme, type Theme } from "../../core/theme";
import w from "#words/settings";
import type { FreeProps } from "../props";
import { CountryField } from "../../parts/help/who-to-call";
import { Days } from "./days";
import { ConfirmErase } from "./erase";
import { SettingsRow } from "./settings-row";
import { Records } from "./records";
import { Safekeeping } from "./safekeeping";

export { Erased } from "./erased";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** The person's settings, and what is known about the records. `#settings/erase` erases them. */
export function Settings({ rest }: FreeProps) {
  const state = coreState.value;
  const core = state.is === "ready" ? state.core : null;
  const own = storeKind.value === "device";
  const sample = !own;
  if (rest[0] === "erase" && core && !sample) return <ConfirmErase core={core} />;
  return (
    <Screen title={w.title} {...(sample && { lede: w.inSample })}>
      {state.is === "ready" && own && <Safekeeping core={state.core} report={state.report} />}
      <Choice
        inline
        legend={w.look}
        options={themes.map((value) => ({ value, label: w.themes[value] }))}
        value={theme.value}
        onChange={setTheme}
        testId="theme"
      />
      <Choice
        inline
        legend={w.language}
        options={languages.map((value) => ({ value, label: names[value] }))}
        value={language}
        onChange={chooseLanguage}
        testId="language"
      />
      {language !== "en" && <p class="soft small">{w.translated}</p>}
      <CountryField />
      {core && <Treatment />}
      {core && <Days core={core} />}
      {core && <Records core={core} sample={sample} />}
      <h2>{w.app}</h2>
      <Install />
      {!sample && (
        <p>
          <Button kind="text" onPress={lookAround} testId="sample-open">
            {w.lookAround}
          </Button>
        </p>
      )}
      <p class="lede small number" data-testid="version">
        {w.version({ build: BUILD })}
      </p>
      {core && !sample && (
        <p class="erase-link">
          <a class="button attention" href="./" data-place={to("settings", "erase")} data-testid="erase-open">
            {w.erase.open}
          </a>
        </p>
      )}
    </Screen>
  );
}

/** Links to the plan, to the monthly check and to what is known. */
function Treatment() {
  return (
    <>
      <h2>{w.treatment.title}</h2>
      <ul class="rows">
        {(["plan", "screen", "known"] as const).map((place) => (
          <SettingsRow key={place} place={place} {...w.treatment[place]} />
        ))}
      </ul>
    </>
  );
}

function Install() {
  const prompt = installPrompt.value;
  if (prompt)
    return (
      <p class="install">
        <Button onPress={() => void prompt.prompt()} testId="install">
          {w.install}
        </Button>
      </p>
    );
  if (installed) return <p>{w.installed}</p>;
  return installMenu ? <p>{w.installMenu}</p> : null;
}
