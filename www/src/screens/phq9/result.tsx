import { useState } from "preact/hooks";
import type { Phq9Receipt } from "../../core/api";
import { Notice, Screen } from "../../parts";
import { explain } from "../../shell/explain";
import { href } from "../../shell/route";
import { words } from "../../words/en";
import { phq9 as w } from "../../words/en/phq9";
import { totalWords } from "./total";

/** The saved form's total, after whatever item 9 called for. */
export function Result({ receipt: { total }, onUndo }: { receipt: Phq9Receipt; onUndo: () => Promise<void> }) {
  const [failure, setFailure] = useState<string | null>(null);
  const undo = () => {
    onUndo().catch((thrown: unknown) => { setFailure(explain(thrown)); });
  };
  return (
    <Screen title={total ? w.total(totalWords(total)) : w.noTotal} lede={total ? w.band(total.band) : w.noTotalWhy}>
      {total?.imputed && <p class="lede" data-testid="phq9-imputed">{w.imputed}</p>}
      <Notice message={words.done.saved} action={{ label: words.parts.undo, onPress: undo }} testId="phq9-saved" />
      <Notice kind="attention" message={failure} testId="phq9-error" />
      <p class="lede">{w.where}</p>
      <div class="actions">
        <a class="button" href={href("course")} data-testid="phq9-course">{w.toCourse}</a>
        <a class="button primary" href={href("today")} data-testid="phq9-done">{w.done}</a>
      </div>
    </Screen>
  );
}
