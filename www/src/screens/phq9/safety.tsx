import type { Reaction } from "../../core/api";
import { Button, Screen } from "../../parts";
import { words } from "../../words";
import w from "#words/item9";
import { Danger } from "../../parts/help/danger";
import { WhoToCall } from "../../parts/help/who-to-call";

interface SafetyProps {
  reaction: Exclude<Reaction, "nothing">;
  onGoOn: () => void;
}

/** What is shown after item 9 and before anything else (R4). The core decides which. */
export function Safety({ reaction, onGoOn }: SafetyProps) {
  if (reaction === "fullScreen") return <Danger why={w.said} clinic={w.clinicToday} onNotNow={onGoOn} />;
  const callClinic = reaction === "cardCallClinic";
  return (
    <div class="safety" data-testid={callClinic ? "safety-card-clinic" : "safety-card"}>
      <Screen key={reaction} title={w.title} lede={`${w.said} ${words.help.notAlone}`}>
        <p class="lede">{words.help.watching}</p>
        <WhoToCall clinic={callClinic ? w.clinicThird : w.clinic} clinicFirst={callClinic} />
        <p class="lede">
          <Button kind="text" onPress={onGoOn} testId="safety-go-on">
            {words.entry.goOn}
          </Button>
        </p>
      </Screen>
    </div>
  );
}
