import type { PlanView } from "../../core/api";
import { RECORDS_ONLY } from "../../core/build";
import { longDay, mediumDay } from "../../words/days";
import w from "#words/plan";

/** The parts that are read and changed one at a time. */
export type Part = keyof typeof w.parts;

export const parts = (Object.keys(w.parts) as Part[]).filter((part) => part !== "cut-offs" || !RECORDS_ONLY);

/** A line of the plan: its name, and what it says, or null if that is not set. */
export type Line = readonly [name: string, said: string | null];

/** Every line of the plan, by part. */
export function linesOf({ value: plan, cutoffs }: PlanView): Record<Part, readonly Line[]> {
  return {
    aims: [
      [w.target, w.targets[plan.target]],
      [w.agreed, plan.targetAgreed && mediumDay(plan.targetAgreed)],
      [w.goals, plan.goals],
      [w.wouldAccept, plan.wouldAccept],
      [w.wouldNotAccept, plan.wouldNotAccept],
      [w.therapy, plan.therapy],
    ],
    "staying-well": [
      [w.interval, textOf(plan.intervalDays)],
      [w.planned, plan.planned.map(longDay).join(", ") || null],
      [w.reviewer, plan.reviewer],
      [w.reviewDay, plan.reviewDay && mediumDay(plan.reviewDay)],
      [w.ifSooner, plan.ifSooner],
      [w.stopIf, plan.stopIf],
    ],
    clinic: [
      [w.clinicName, plan.clinic?.name ?? null],
      [w.clinicPhone, plan.clinic?.phone ?? null],
      [w.companion, plan.companion && [plan.companion.name, plan.companion.phone].filter(Boolean).join(", ")],
      [w.limitSystolic, textOf(plan.limits?.systolic)],
      [w.limitDiastolic, textOf(plan.limits?.diastolic)],
      [w.limitPulse, textOf(plan.limits?.pulse)],
      [w.limitOxygen, textOf(plan.limits?.oxygen)],
    ],
    "cut-offs": cutoffs.map(({ which, value }) => [w.names[which], String(value)]),
  };
}

const textOf = (value: number | null | undefined): string | null => (value == null ? null : String(value));
