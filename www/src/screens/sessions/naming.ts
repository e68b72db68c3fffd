import type { DoseView, DrugName, EffectName, SessionView, SideEffectView } from "../../core/api";
import { mediumDay } from "../../shell/days";
import { sessions, sideEffects } from "../../words/en/sessions";

/** Names of drugs, doses and effects as people read them. */
export const drugName = (drug: DrugName): string => (drug.kind === "other" ? drug.name : sessions.drugs[drug.kind]);

export const doseText = ({ amount, unit }: DoseView): string => `${amount} ${sessions.units[unit]}`;

export const effectName = ({ kind, name }: EffectName): string =>
  kind === "own" ? (name ?? sideEffects.own) : sideEffects.names[kind];

/** "Esketamine 84 mg". */
export const given = ({ drug, dose }: SessionView): string => (dose ? `${drugName(drug)} ${doseText(dose)}` : drugName(drug));

/** "moderate, from 13:50 until 15:00": a day is named only where it is not the session's. */
export function courseOf(effect: SideEffectView, sessionDay: string | null): string {
  const w = sideEffects;
  const when = (day: string, time: string | null) => {
    if (day !== sessionDay) return [mediumDay(day), time] as const;
    return time === null ? null : ([time, null] as const);
  };
  const onset = when(effect.onsetDay, effect.onsetTime);
  const end = effect.end?.kind === "at" ? when(effect.end.day, effect.end.time) : null;
  return [
    w.severities[effect.severity],
    onset && w.from(...onset),
    effect.end?.kind === "stillThere" ? w.still : end && w.until(...end),
  ]
    .filter(Boolean)
    .join(", ");
}
