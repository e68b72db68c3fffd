import type { DoseView, DrugName, EffectKind, EffectName, EndView, SessionView, SideEffectView } from "../core/api";
import { mediumDay } from "../words/days";
import { sessions, sideEffects, type NamedKind } from "../words/en/sessions";

/** Names of drugs, doses and effects as people read them. */
export const drugName = (drug: DrugName): string => (drug.kind === "other" ? drug.name : sessions.drugs[drug.kind]);

export const doseText = ({ amount, unit }: DoseView): string => `${amount} ${sessions.units[unit]}`;

/** An effect of the list, not one in the person's own words. */
export const isNamed = (kind: EffectKind): kind is NamedKind => kind !== "own";

export const effectName = ({ kind, name }: EffectName): string =>
  kind === "own" ? (name ?? sideEffects.own) : sideEffects.names[kind];

/** "Esketamine 84 mg". */
export const given = ({ drug, dose }: SessionView): string =>
  dose ? `${drugName(drug)} ${doseText(dose)}` : drugName(drug);

/** "84 mg of esketamine", as it stands within a sentence. */
export function givenOf({ drug, dose }: SessionView): string {
  const name = drug.kind === "other" ? drug.name : drugName(drug).toLowerCase();
  return dose ? sideEffects.answer.doseOf(doseText(dose), name) : name;
}

/** "moderate, from 13:50 until 15:00": a day is named only where it is not the session's. */
export function courseOf(effect: SideEffectView, sessionDay: string | null): string {
  const w = sideEffects;
  const when = (day: string, time: string | null) => {
    if (day !== sessionDay) return [mediumDay(day), time] as const;
    return time === null ? null : ([time, null] as const);
  };
  const onset = when(effect.onsetDay, effect.onsetTime);
  return [effect.severity !== null && w.severities[effect.severity], onset && w.from(...onset), ended(effect.end, when)]
    .filter(Boolean)
    .join(", ");
}

type Said = readonly [day: string, time: string | null] | null;

/** An end on the session's own day at an unknown time is known to have come, and no more. */
function ended(end: EndView | null, when: (day: string, time: string | null) => Said): string | null {
  const w = sideEffects;
  if (end === null) return null;
  if (end.kind === "stillThere") return w.still;
  if (end.kind === "by") return w.over(mediumDay(end.day), end.time);
  const at = when(end.day, end.time);
  return at ? w.until(...at) : w.sameDay;
}
