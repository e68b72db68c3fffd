import type { Contact, CutOff, CutOffView, Limits, Plan, PlanView, Target } from "../../core/api";
import { CoreError } from "../../core/error";
import { byteOf, wholeOf } from "../../forms/number";

/** The fields that have another name in the record. */
export const paths: Readonly<Record<string, string>> = {
  clinicName: "clinic.name",
  clinicPhone: "clinic.phone",
  companionName: "companion.name",
  companionPhone: "companion.phone",
  limitSystolic: "limits.systolic",
  limitDiastolic: "limits.diastolic",
  limitPulse: "limits.pulse",
  limitOxygen: "limits.oxygen",
};

/** The form's texts, as typed. Only the core reads them. */
export interface Form {
  /** Always null, since there is only one plan. Drafts of other records are told apart by it. */
  readonly id: null;
  readonly target: Target;
  readonly targetAgreed: string;
  readonly intervalDays: string;
  readonly planned: readonly string[];
  /** The day that "Add" would add. */
  readonly nextDay: string;
  readonly reviewer: string;
  readonly reviewDay: string;
  readonly ifSooner: string;
  readonly stopIf: string;
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
  readonly cutoffs: Readonly<Partial<Record<CutOff, string>>>;
  /** The limits that apply if the clinic gave none. */
  readonly usualLimits: Limits;
  /** Every cut-off with its usual value. */
  readonly usual: readonly CutOffView[];
}

export function formOf({ value: plan, usualLimits, cutoffs }: PlanView): Form {
  return {
    id: null,
    target: plan.target,
    targetAgreed: plan.targetAgreed ?? "",
    intervalDays: plan.intervalDays === null ? "" : String(plan.intervalDays),
    planned: plan.planned,
    nextDay: "",
    reviewer: plan.reviewer ?? "",
    reviewDay: plan.reviewDay ?? "",
    ifSooner: plan.ifSooner ?? "",
    stopIf: plan.stopIf ?? "",
    therapy: plan.therapy ?? "",
    goals: plan.goals ?? "",
    wouldAccept: plan.wouldAccept ?? "",
    wouldNotAccept: plan.wouldNotAccept ?? "",
    clinicName: plan.clinic?.name ?? "",
    clinicPhone: plan.clinic?.phone ?? "",
    companionName: plan.companion?.name ?? "",
    companionPhone: plan.companion?.phone ?? "",
    limitSystolic: String(plan.limits?.systolic ?? ""),
    limitDiastolic: String(plan.limits?.diastolic ?? ""),
    limitPulse: String(plan.limits?.pulse ?? ""),
    limitOxygen: String(plan.limits?.oxygen ?? ""),
    cutoffs: Object.fromEntries(Object.entries(plan.cutOffs).map(([which, value]) => [which, String(value)])),
    usualLimits,
    usual: cutoffs,
  };
}

export function recordOf(form: Form): Plan {
  return {
    target: form.target,
    targetAgreed: form.targetAgreed || null,
    intervalDays: wholeOf(form.intervalDays, "intervalDays"),
    // A day that was picked but not yet added still counts.
    planned: form.nextDay === "" ? [...form.planned] : [...form.planned, form.nextDay],
    reviewer: form.reviewer || null,
    reviewDay: form.reviewDay || null,
    ifSooner: form.ifSooner || null,
    stopIf: form.stopIf || null,
    therapy: form.therapy || null,
    goals: form.goals || null,
    wouldAccept: form.wouldAccept || null,
    wouldNotAccept: form.wouldNotAccept || null,
    clinic: contact("clinic", form.clinicName, form.clinicPhone),
    companion: contact("companion", form.companionName, form.companionPhone),
    limits: {
      systolic: wholeOf(form.limitSystolic, "limits.systolic"),
      diastolic: wholeOf(form.limitDiastolic, "limits.diastolic"),
      pulse: wholeOf(form.limitPulse, "limits.pulse"),
      oxygen: byteOf(form.limitOxygen, "limits.oxygen"),
    },
    // Questions have their own place. The core keeps the ones it has.
    questions: [],
    cutOffs: Object.fromEntries(
      form.usual.flatMap(({ which, usual }) => {
        const value = wholeOf(form.cutoffs[which] ?? "", `cutOffs.${which}`) ?? usual;
        return value === usual ? [] : [[which, value]];
      }),
    ),
  };
}

/** A named contact. A number without a name is refused. */
function contact(who: "clinic" | "companion", name: string, phone: string): Contact | null {
  if (name.trim() !== "") return { name, phone: phone || null };
  if (phone.trim() !== "") throw new CoreError("empty", "No name", `${who}.name`);
  return null;
}
