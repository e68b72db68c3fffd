import type { CutOffName, CutOffView, PlanInput, PlanView, TargetName } from "../../core/api";
import { CoreError } from "../../core/error";

/** What is typed, as it is typed: the core alone reads it. */
export interface Form {
  /** There is one plan; drafts of records that can be many are told apart by it. */
  readonly id: null;
  readonly target: TargetName;
  readonly targetAgreed: string;
  readonly intervalDays: string;
  readonly planned: readonly string[];
  /** The day that "Add" adds. */
  readonly nextDay: string;
  readonly therapy: string;
  readonly goals: string;
  readonly wouldAccept: string;
  readonly wouldNotAccept: string;
  readonly clinicName: string;
  readonly clinicPhone: string;
  readonly cutoffs: Readonly<Partial<Record<CutOffName, string>>>;
  /** Every cut-off with its usual value. */
  readonly usual: readonly CutOffView[];
}

export function formOf(plan: PlanView): Form {
  return {
    id: null,
    target: plan.target,
    targetAgreed: plan.targetAgreed ?? "",
    intervalDays: plan.intervalDays === null ? "" : String(plan.intervalDays),
    planned: plan.planned,
    nextDay: "",
    therapy: plan.therapy ?? "",
    goals: plan.goals ?? "",
    wouldAccept: plan.wouldAccept ?? "",
    wouldNotAccept: plan.wouldNotAccept ?? "",
    clinicName: plan.clinic?.name ?? "",
    clinicPhone: plan.clinic?.phone ?? "",
    cutoffs: Object.fromEntries(plan.cutoffs.filter(({ value, usual }) => value !== usual).map(({ which, value }) => [which, String(value)])),
    usual: plan.cutoffs,
  };
}

export function inputOf(form: Form): PlanInput {
  const { clinicName, clinicPhone } = form;
  if (clinicName.trim() === "" && clinicPhone.trim() !== "") throw new CoreError("empty", "No name", "clinicName");
  return {
    target: form.target,
    targetAgreed: form.targetAgreed || null,
    intervalDays: form.intervalDays.trim() === "" ? null : whole(form.intervalDays, "intervalDays"),
    // A day that was picked and not yet added is meant too.
    planned: form.nextDay === "" ? [...form.planned] : [...form.planned, form.nextDay],
    therapy: form.therapy || null,
    goals: form.goals || null,
    wouldAccept: form.wouldAccept || null,
    wouldNotAccept: form.wouldNotAccept || null,
    clinic: clinicName.trim() === "" ? null : { name: clinicName, phone: clinicPhone || null },
    cutoffs: form.usual.flatMap(({ which, usual }) => {
      const typed = form.cutoffs[which] ?? "";
      const value = typed.trim() === "" ? usual : whole(typed, which);
      return value === usual ? [] : [{ which, value }];
    }),
  };
}

function whole(text: string, field: string): number {
  const number = Number(text.trim());
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new CoreError("not_a_number", text, field);
  return number;
}
