import type { TreatedView } from "../../core/api";
import { mediumDay } from "../../words/days";
import { words } from "../../words/en";
import { sideEffects } from "../../words/en/sessions";
import { treatment as w } from "../../words/en/treatment";
import { doseText, drugName, effectName } from "../../parts/naming";

/** What is known of a session, in words, or null if nothing is. */

export const what = ({ drug, dose }: TreatedView): string =>
  dose ? `${drugName(drug)} ${doseText(dose)}` : drugName(drug);

/** "10 days after the one before, 3 days later than planned". */
export function gap({ intervalDays, plannedDays, lateDays }: TreatedView): string {
  if (intervalDays === null) return w.first;
  const spaced = w.gap(words.days.count(intervalDays));
  if (plannedDays === null || lateDays === null) return spaced;
  const days = words.days.count(Math.abs(lateDays));
  const against = lateDays === 0 ? w.onTime : lateDays > 0 ? w.late(days) : w.early(days);
  return `${spaced}, ${against}`;
}

/** What differs from the session before. */
export const changes = ({ doseChange, changed, clinic }: TreatedView): string =>
  [
    ...changed.map((name) => (name === "clinic" && clinic !== null ? w.clinic(clinic) : w.changed[name])),
    ...(doseChange !== null && doseChange !== "same" ? [w.dose[doseChange]] : []),
  ].join(", ");

export function peak({ peak: highest }: TreatedView): string | null {
  if (!highest) return null;
  return w.peak(
    `${highest.systolic}/${highest.diastolic}`,
    highest.minutes === null ? null : w.minutes(highest.minutes),
  );
}

export const flags = ({ peak: highest, preDose }: TreatedView): string[] =>
  [preDose, highest?.flag]
    .flatMap((flag) => (flag && w.flags[flag]) || [])
    .filter((flag, index, all) => all.indexOf(flag) === index);

export const worst = ({ worst: effects }: TreatedView): string | null =>
  effects.length === 0
    ? null
    : effects
        .map(({ effect, severity }) =>
          severity === null ? effectName(effect) : `${effectName(effect)} (${sideEffects.severities[severity] ?? ""})`,
        )
        .join(", ");

/** How long it lasted, and how hard it was to bear. */
export const course = ({ effectMinutes, restMinutes, burden }: TreatedView): string[] => [
  ...(effectMinutes !== null ? [w.lasted(w.minutes(effectMinutes))] : []),
  ...(restMinutes !== null ? [w.rested(w.minutes(restMinutes))] : []),
  ...(burden !== null ? [w.burden(burden)] : []),
];

export const followed = ({ best, level }: TreatedView): string[] => [
  ...(best ? [w.best(`${best.total.shown}${best.total.imputed ? "*" : ""}`, mediumDay(best.day))] : []),
  ...(level !== null ? [w.level(level.toFixed(1))] : []),
];
