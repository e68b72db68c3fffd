import type { DoseDayView, Regimen } from "../../core/api";
import w from "#words/doses";
import { given } from "../naming";

/** "Ketamine 100 mg, once a day". */
export const regimenText = (regimen: Regimen): string => `${given(regimen)}, ${w.often({ count: regimen.dosesAWeek })}`;

/** What became of the doses of a day. */
export function dayText(doses: DoseDayView | null): string {
  if (!doses) return w.notMarked;
  const { mark, extra } = doses.value;
  return mark === "extra" ? w.extras({ count: extra ?? 1 }) : w.marks[mark];
}
