import type { Dose, Drug, Effect, End, Session, SideEffect, Therapy, When } from "../core/api";
import { mediumDay } from "../words/days";
import sessions from "#words/sessions";
import sideEffects from "#words/side-effects";
import therapies from "#words/therapies";

/** Names of drugs, doses and effects, as people read them. */
export const drugName = (drug: Drug): string => (typeof drug === "string" ? sessions.drugs[drug] : drug.other);

export const doseText = ({ amount, unit }: Dose): string => `${amount} ${sessions.units[unit]}`;

export const effectName = (effect: Effect): string =>
  typeof effect === "string" ? sideEffects.names[effect] : effect.own;

/** "Esketamine 84 mg". */
export const given = ({ drug, dose }: Pick<Session, "drug" | "dose">): string =>
  dose ? `${drugName(drug)} ${doseText(dose)}` : drugName(drug);

/** Its own name if it has one: "CBT", or "Talk therapy". */
export const therapyName = ({ what, name }: Therapy): string => name ?? therapies.kinds[what];

/** "84 mg of esketamine", for use inside a sentence. */
export function givenOf({ drug, dose }: Session): string {
  const name = typeof drug === "string" ? drugName(drug).toLowerCase() : drug.other;
  return dose ? sideEffects.answer.doseOf({ dose: doseText(dose), drug: name }) : name;
}

/** "moderate, from 13:50 until 15:00". A day is named only if it is not the session's. */
export function courseOf({ severity, onset, end }: SideEffect, sessionDay: string | null): string {
  const w = sideEffects;
  const when = ({ day, time }: When): Said => {
    if (day !== sessionDay) return { day: mediumDay(day), time };
    return time === null ? null : { day: time, time: null };
  };
  const began = when(onset);
  return [severity !== null && w.severities[severity], began && w.from(began), ended(end, when)]
    .filter(Boolean)
    .join(", ");
}

/** A day and its time, or only a time. */
type Said = { readonly day: string; readonly time: string | null } | null;

/** An end on the session's own day, at an unknown time, only says that it ended. */
function ended(end: End | null, when: (when: When) => Said): string | null {
  const w = sideEffects;
  if (end === null) return null;
  if (end === "stillThere") return w.still;
  if ("by" in end) return w.over({ day: mediumDay(end.by.day), time: end.by.time });
  const at = when(end);
  return at ? w.until(at) : w.sameDay;
}
