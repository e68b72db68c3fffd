import type { Trial, TrialKind, TrialOutcome } from "../../core/api";
import { CoreError } from "../../core/error";
import { textOf } from "../../forms/frame";
import type { Save } from "../../forms/save";
import { TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { history as w } from "../../words/en/history";
import { roughIso, roughTyped } from "../../words/rough";

/** The form's texts, as typed. Only the core reads them. */
export interface Form {
  readonly what: TrialKind | null;
  readonly name: string;
  readonly outcome: TrialOutcome | null;
  readonly when: string;
  readonly note: string;
}

export const fields = ["what", "name", "outcome", "when", "note"];

export const empty: Form = { what: null, name: "", outcome: null, when: "", note: "" };

export const formOf = ({ what, name, outcome, when, note }: Trial): Form => ({
  what,
  name: name ?? "",
  outcome,
  when: roughTyped(when),
  note: note ?? "",
});

export function recordOf({ what, name, outcome, when, note }: Form): Trial {
  if (what === null) throw new CoreError("empty", "No kind", "what");
  if (outcome === null) throw new CoreError("empty", "No outcome", "outcome");
  return { what, name: name || null, outcome, when: roughIso(when) || null, note: note || null };
}

export function sentence({ code, field }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "too_long") return p.long;
  if (field === "what") return p.noKind;
  if (field === "outcome") return p.noOutcome;
  return field === "when" && code !== "in_future" ? p.date : undefined;
}

interface FieldsProps {
  form: Form;
  change: (part: Partial<Form>) => void;
  save: Save;
}

const kinds = (Object.keys(w.kinds) as TrialKind[]).map((value) => ({ value, label: w.kinds[value] }));
const outcomes = (Object.keys(w.outcomes) as TrialOutcome[]).map((value) => ({ value, label: w.outcomes[value] }));

export function Fields({ form, change, save }: FieldsProps) {
  const text = (field: "name" | "when") => textOf("trial", form, field, change, save);
  return (
    <>
      <Choice
        inline
        legend={w.what}
        options={kinds}
        value={form.what}
        onChange={(what) => {
          save.mend("what");
          change({ what });
        }}
        error={save.at("what")}
        testId="trial-what"
      />
      <TextField label={w.name} optional {...text("name")} />
      <Choice
        inline
        legend={w.outcome}
        options={outcomes}
        value={form.outcome}
        onChange={(outcome) => {
          save.mend("outcome");
          change({ outcome });
        }}
        error={save.at("outcome")}
        testId="trial-outcome"
      />
      <TextField label={w.when} optional hint={w.whenHint} short {...text("when")} />
    </>
  );
}
