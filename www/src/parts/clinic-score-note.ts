import type { ClinicScoreView } from "../core/api";
import { clinicScores as w } from "../words/en/clinic-scores";

/** What the score means on its scale, against the cut-off for remission and against the first score. */
export function scoreNote({ value: { scale }, inRemission, remission, dropPercent }: ClinicScoreView): string {
  const where =
    scale === "phq9"
      ? w.sumOnly
      : remission === null
        ? ""
        : inRemission
          ? w.inRemission(remission)
          : w.notInRemission(remission);
  const change =
    dropPercent === null || dropPercent === 0 ? "" : dropPercent > 0 ? w.fell(dropPercent) : w.rose(-dropPercent);
  return [where, change].filter(Boolean).join(" ");
}
