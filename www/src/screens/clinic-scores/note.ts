import type { ClinicScoreView } from "../../core/api";
import { clinicScores as w } from "../../words/en/clinic-scores";

/** Where the score stands against its scale's cut-off, and against the first one. */
export function scoreNote({ inRemission, remission, dropPercent }: ClinicScoreView): string {
  const where = inRemission ? w.inRemission(remission) : w.notInRemission(remission);
  if (dropPercent === null || dropPercent === 0) return where;
  return `${where} ${dropPercent > 0 ? w.fell(dropPercent) : w.rose(-dropPercent)}`;
}
