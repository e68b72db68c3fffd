import type { ReactionName } from "../../core/api";
import { Button, Screen } from "../../parts";
import { item9 as w } from "../../words/en/phq9";
import { CountryLines } from "../help/lines";

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
        <p class="lede">{body}</p>
        <CountryLines clinic={clinic} />
        <p class="lede">{w.watching}</p>
        <div class="actions">
          <Button onPress={onGoOn} testId="safety-go-on">{w.goOn}</Button>
        </div>
      </Screen>
    </div>
  );
}
