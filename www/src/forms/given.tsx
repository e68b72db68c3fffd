import type { Dose, DoseUnit, Drug } from "../core/api";
import { CoreError } from "../core/error";
import { SelectField, TextField } from "../parts";
import { Choice } from "../parts/choice";
import { doseText } from "../parts/naming";
import sessions from "#words/sessions";
import { textOf } from "./frame";
import { numberOf } from "./number";
import type { Save } from "./save";

const w = sessions.form;

/** What was given or is taken, as typed. */
export interface Given {
  readonly drug: keyof typeof sessions.drugs | null;
  readonly drugName: string;
  readonly dose: string;
  readonly unit: DoseUnit;
}

/** The fields that show their own error. */
export const givenFields = ["drug.other", "drug", "dose"];

const drugs = Object.keys(sessions.drugs) as (keyof typeof sessions.drugs)[];
const units = Object.keys(sessions.units) as DoseUnit[];

/** What one, two and three devices of the nasal spray hold, in mg. */
const SPRAYS = [28, 56, 84];

interface GivenFieldsProps<F extends Given> {
  form: F;
  change: (part: Partial<Given>) => void;
  save: Save;
  legend: string;
  testId: string;
}

/** The drug, and the dose with its unit. */
export function GivenFields<F extends Given>({ form, change, save, legend, testId }: GivenFieldsProps<F>) {
  return (
    <>
      <Choice
        inline
        legend={legend}
        options={drugs.map((value) => ({ value, label: sessions.drugs[value] }))}
        value={form.drug}
        onChange={(drug) => {
          change({ drug });
        }}
        error={save.at("drug")}
        testId={`${testId}-drug`}
      />
      {form.drug === "other" && (
        <TextField label={w.drugName} {...textOf(testId, form, "drugName", change, save, "drug.other")} />
      )}
      {form.drug === "esketamine" && (
        <Choice
          inline
          legend={w.tapDose}
          options={SPRAYS.map((value) => ({ value, label: doseText({ amount: value, unit: "mg" }) }))}
          value={unitOf(form) === "mg" ? Number(form.dose) : null}
          onChange={(dose) => {
            save.mend("dose");
            change({ dose: String(dose), unit: "mg" });
          }}
          testId={`${testId}-spray`}
        />
      )}
      <div class="pair">
        <TextField label={w.dose} optional kind="decimal" {...textOf(testId, form, "dose", change, save)} />
        <SelectField
          label={w.unit}
          value={unitOf(form)}
          options={units.map((value) => ({ value, label: sessions.units[value] }))}
          onChange={(unit) => {
            change({ unit });
          }}
          testId={`${testId}-unit`}
        />
      </div>
    </>
  );
}

/** The fields of a record with a drug and a dose. */
export function givenOf(record: { readonly drug: Drug; readonly dose: Dose | null } | undefined): Given {
  const drug = record?.drug ?? null;
  const isListed = drug === null || typeof drug === "string";
  return {
    drug: isListed ? drug : "other",
    drugName: isListed ? "" : drug.other,
    dose: record?.dose ? String(record.dose.amount) : "",
    unit: record?.dose?.unit ?? "mg",
  };
}

/** The previous version of the app wrote these names of units into its drafts. */
const former: Partial<Record<string, DoseUnit>> = { milligram: "mg", milligramPerKilogram: "mg/kg" };
const unitOf = ({ unit }: Given): DoseUnit => former[unit] ?? unit;

export const doseOf = (form: Given): Dose | null =>
  form.dose.trim() === "" ? null : { amount: numberOf(form.dose, "dose.amount"), unit: unitOf(form) };

export function drugOf({ drug, drugName: name }: Given): Drug {
  if (drug === null) throw new CoreError("empty", "No drug", "drug");
  if (drug !== "other") return drug;
  if (name.trim() === "") throw new CoreError("empty", "No name", "drug.other");
  return { other: name };
}

/** What to say for a refused drug or dose. */
export function givenSentence({ code, field, detail }: CoreError): string | undefined {
  const p = w.problems;
  if (field === "drug" && code === "empty") return p.noDrug;
  if (field === "drug.other") return p.noName;
  if (field !== "dose.amount") return undefined;
  if (code === "not_a_number") return p.notNumber;
  const { min, max } = detail as { min: number; max: number };
  return code === "unit_mismatch" ? p.unit({ min, max }) : p.range({ min, max });
}
