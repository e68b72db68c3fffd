import type { ClinicScoreView } from "../core/api";
import w from "#words/clinic-scores";

/** What the score means on its scale, against the cut-off for remission and against the first score. */
export function scoreNote({ value: { scale }, inRemission, remission, dropPercent }: ClinicScoreView): string {
  const where =
    scale === "phq9"
      ? w.sumOnly
      : remission === null
        ? ""
        : inRemission
          ? w.inRemission({ cut: remission })
          : w.notInRemission({ cut: remission });
  const change =
    dropPercent === null || dropPercent === 0
      ? ""
      : dropPercent > 0
        ? w.fell({ percent: dropPercent })
        : w.rose({ percent: -dropPercent });
  return [where, change].filter(Boolean).join(" ");
}
