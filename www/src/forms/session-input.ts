import type { SessionInput, SessionView } from "../core/api";

/** A kept session as it is given back to be changed. */
export function inputOf(session: SessionView): SessionInput {
  const { day, time, route, drug, dose, plannedNext, note } = session;
  const { setting, phase, doseReason, psychotherapy, otherMedicines, experience, burden } = session;
  const kept = { day, time, route, drug, dose, plannedNext, note };
  const rest = { setting, phase, doseReason, psychotherapy, otherMedicines, experience, burden };
  return { id: session.marks.id, ...kept, ...rest, confirmed: false };
}
