import type { PlanInput, PlanView } from "../core/api";

/** The kept plan as it is given back, so that a place which changes one part of it keeps all others. */
export function planInput({ marks: _, cutoffs, ...rest }: PlanView): PlanInput {
  return { ...rest, cutoffs: cutoffs.filter(({ value, usual }) => value !== usual).map(({ which, value }) => ({ which, value })) };
}
