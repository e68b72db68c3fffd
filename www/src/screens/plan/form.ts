import type { ContactView, CutOffName, CutOffView, LimitsView, PlanInput, PlanView, TargetName } from "../../core/api";
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
  readonly companionName: string;
  readonly companionPhone: string;
  readonly limitSystolic: string;
  readonly limitDiastolic: string;
  readonly limitPulse: string;
  readonly limitOxygen: string;
  readonly cutoffs: Readonly<Partial<Record<CutOffName, string>>>;
  /** The limits that count where the clinic gave none. */
  readonly usualLimits: LimitsView;
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
    companionName: plan.companion?.name ?? "",
    companionPhone: plan.companion?.phone ?? "",
    limitSystolic: String(plan.limits.systolic ?? ""),
    limitDiastolic: String(plan.limits.diastolic ?? ""),
    limitPulse: String(plan.limits.pulse ?? ""),
    limitOxygen: String(plan.limits.oxygen ?? ""),
    cutoffs: Object.fromEntries(
      plan.cutoffs.filter(({ value, usual }) => value !== usual).map(({ which, value }) => [which, String(value)]),
    ),
    usualLimits: plan.usualLimits,
    usual: plan.cutoffs,
  };
}

export function inputOf(form: Form): PlanInput {
  return {
    target: form.target,
    targetAgreed: form.targetAgreed || null,
    intervalDays: wholeOf(form, "intervalDays"),
    // A day that was picked and not yet added is meant too.
    planned: form.nextDay === "" ? [...form.planned] : [...form.planned, form.nextDay],
    therapy: form.therapy || null,
    goals: form.goals || null,
    wouldAccept: form.wouldAccept || null,
    wouldNotAccept: form.wouldNotAccept || null,
    clinic: contact(form, "clinicName", "clinicPhone"),
    companion: contact(form, "companionName", "companionPhone"),
    limits: {
      systolic: wholeOf(form, "limitSystolic"),
      diastolic: wholeOf(form, "limitDiastolic"),
      pulse: wholeOf(form, "limitPulse"),
      oxygen: byte(wholeOf(form, "limitOxygen")),
    },
    cutoffs: form.usual.flatMap(({ which, usual }) => {
      const typed = form.cutoffs[which] ?? "";
      const value = typed.trim() === "" ? usual : whole(typed, which);
      return value === usual ? [] : [{ which, value }];
    }),
  };
}

/** Somebody with a name; a number alone is asked for its name. */
function contact(
  form: Form,
  nameField: "clinicName" | "companionName",
  phoneField: "clinicPhone" | "companionPhone",
): ContactView | null {
  const name = form[nameField];
  const phone = form[phoneField];
  if (name.trim() !== "") return { name, phone: phone || null };
  if (phone.trim() !== "") throw new CoreError("empty", "No name", nameField);
  return null;
}

type Numbers = "intervalDays" | "limitSystolic" | "limitDiastolic" | "limitPulse" | "limitOxygen";

const wholeOf = (form: Form, field: Numbers): number | null =>
  form[field].trim() === "" ? null : whole(form[field], field);

/** A number that the core reads as a byte: one that does not fit is none of its numbers, and is refused there by its range. */
const byte = (number: number | null): number | null => (number === null ? null : Math.min(number, 255));

function whole(text: string, field: string): number {
  const number = Number(text.trim());
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new CoreError("not_a_number", text, field);
  return number;
}
