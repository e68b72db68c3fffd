import type { RedFlag, TreatedView } from "../../core/api";
import { mediumDay } from "../../words/days";
import { words } from "../../words";
import sideEffects from "#words/side-effects";
import w from "#words/treatment";
import { doseText, drugName, effectName } from "../../parts/naming";

/** What is known of a session, in words, or null if nothing is. */

export const what = ({ drug, dose }: TreatedView): string =>
  dose ? `${drugName(drug)} ${doseText(dose)}` : drugName(drug);

/** "10 days after the one before, 3 days later than planned". */
export function gap({ intervalDays, plannedDays, lateDays }: TreatedView): string {
  if (intervalDays === null) return w.first;
  const spaced = w.gap({ days: words.days.count({ count: intervalDays }) });
  if (plannedDays === null || lateDays === null) return spaced;
  const days = words.days.count({ count: Math.abs(lateDays) });
  const against = lateDays === 0 ? w.onTime : lateDays > 0 ? w.late({ days }) : w.early({ days });
  return `${spaced}, ${against}`;
}

/** What differs from the session before. */
export const changes = ({ doseChange, changed, clinic }: TreatedView): string =>
  [
    ...changed.map((name) => (name === "clinic" && clinic !== null ? w.clinic({ name: clinic }) : w.changed[name])),
    ...(doseChange !== null && doseChange !== "same" ? [w.dose[doseChange]] : []),
  ].join(", ");

export function peak({ peak: highest }: TreatedView): string | null {
  if (!highest) return null;
  return w.peak({
    numbers: `${highest.systolic}/${highest.diastolic}`,
    minutes: highest.minutes === null ? null : w.minutes({ minutes: highest.minutes }),
  });
}

/** Not every one has words here. */
const flags: Partial<Record<RedFlag, string>> = w.flags;

export const flagged = ({ peak: highest, preDose }: TreatedView): string[] =>
  [preDose, highest?.flag]
    .flatMap((flag) => (flag && flags[flag]) || [])
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
  ...(effectMinutes !== null ? [w.lasted({ minutes: w.minutes({ minutes: effectMinutes }) })] : []),
  ...(restMinutes !== null ? [w.rested({ minutes: w.minutes({ minutes: restMinutes }) })] : []),
  ...(burden !== null ? [w.burden({ points: burden })] : []),
];

export const followed = ({ best, level }: TreatedView): string[] => [
  ...(best ? [w.best({ total: `${best.total.shown}${best.total.imputed ? "*" : ""}`, day: mediumDay(best.day) })] : []),
  ...(level !== null ? [w.level({ level: level.toFixed(1) })] : []),
];
