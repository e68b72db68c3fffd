import { Button, Screen } from "../../parts";
import { back } from "../../core/route";
import { words } from "../../words";
import type { FreeProps } from "../props";
import { WhoToCall } from "../../parts/help/who-to-call";

/** Who to call, from anywhere in the app, and the person's own safety plan. */
export function Help(_: FreeProps) {
  return (
    <Screen title={words.help.title} lede={words.help.watching}>
      <WhoToCall clinic={words.help.clinic} />
      <div class="actions">
        <Button onPress={back} testId="help-back">
          {words.help.back}
        </Button>
      </div>
    </Screen>
  );
}
