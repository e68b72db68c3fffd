import { Button, Screen } from "../../parts";
import { back } from "../../shell/route";
import { words } from "../../words/en";
import type { FreeProps } from "..";
import { CountryLines } from "./lines";

/** Who to call, from any place in the app. */
export function Help(_: FreeProps) {
  return (
    <Screen title={words.help.title} lede={words.help.watching}>
      <CountryLines />
      <div class="actions">
        <Button onPress={back}>{words.help.back}</Button>
      </div>
    </Screen>
  );
}
