import type { FadeNowView } from "../../core/api";
import w from "#words/fade";

/** Why check-ins before the first session help. Shown while there are few of them. */
export function BeforeFirst({ now: { baselineDays } }: { now: FadeNowView }) {
  if (baselineDays === null) return null;
  return (
    <p class="lede" data-testid="fade-baseline">
      {w.baseline.ask({ count: baselineDays })}
    </p>
  );
}
