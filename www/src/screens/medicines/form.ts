import type { Medicine } from "../../core/api";
import type { CoreError } from "../../core/error";
import { roughIso, roughTyped } from "../../words/rough";
import { medicines } from "../../words/en/medicines";

/** The form's texts, as typed. Only the core reads them. */
export interface Form {
  readonly name: string;
  readonly dose: string;
  readonly since: string;
  readonly until: string;
  readonly whyStopped: string;
}

export const fields = ["name", "dose", "since", "until", "whyStopped"];

export const empty: Form = { name: "", dose: "", since: "", until: "", whyStopped: "" };

export const formOf = ({ name, dose, since, until, whyStopped }: Medicine): Form => ({
  name,
  dose: dose ?? "",
  since: roughTyped(since),
  until: roughTyped(until),
  whyStopped: whyStopped ?? "",
});

export const recordOf = (form: Form): Medicine => ({
  name: form.name,
  dose: form.dose || null,
  since: roughIso(form.since) || null,
  until: roughIso(form.until) || null,
  whyStopped: form.whyStopped || null,
});

export function sentence({ code, field }: CoreError): string | undefined {
  const p = medicines.problems;
  if (field === "name" && code === "empty") return p.noName;
  if (code === "too_long") return p.long;
  if (code === "in_future" || (field !== "since" && field !== "until")) return undefined;
  return code === "end_before_onset" ? p.order : p.date;
}
