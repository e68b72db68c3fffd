import type { ReactionName } from "../../core/api";
import { Button, Screen } from "../../parts";
import { words } from "../../words/en";
import { item9 as w } from "../../words/en/phq9";
import { WhoToCall } from "../help/who-to-call";

interface SafetyProps {
  reaction: Exclude<ReactionName, "nothing">;
  onGoOn: () => void;
}

/** What is shown after item 9 and before anything else (R4). The core decides which of the two. */
export function Safety({ reaction, onGoOn }: SafetyProps) {
  const isFull = reaction === "fullScreen";
  const { title, body, clinic } = isFull ? w.full : w.card;
  return (
    <div class={isFull ? "safety full" : "safety"} data-testid={isFull ? "safety-full" : "safety-card"}>
      <Screen key={reaction} title={title}>
        <p class="lede">{body} {words.help.watching}</p>
        <WhoToCall clinic={clinic} asked={isFull} />
        <div class="actions">
          <Button onPress={onGoOn} testId="safety-go-on">{w.goOn}</Button>
        </div>
      </Screen>
    </div>
  );
}
