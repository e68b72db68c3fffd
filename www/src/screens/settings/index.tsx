import { Choice, Screen } from "../../parts";
import { setTheme, theme, type Theme } from "../../shell/theme";
import { BUILD } from "../../core/build";
import { words } from "../../words/en";
import type { FreeProps } from "..";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** What the person sets for the app as a whole. */
export function Settings(_: FreeProps) {
  return (
    <Screen title={words.settings.title}>
      <h2>{words.settings.look}</h2>
      <Choice
        legend={<span class="unseen">{words.settings.look}</span>}
        options={themes.map((value) => ({ value, label: words.settings.themes[value] }))}
        value={theme.value}
        onChange={setTheme}
      />
      <p class="lede small number">{words.settings.version(BUILD)}</p>
    </Screen>
  );
}
