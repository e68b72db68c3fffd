import type { RemoteCore, Target } from "../../core/api";
import type { CoreError } from "../../core/error";
import { THE_PLAN } from "../../core/id";
import { replace } from "../../core/route";
import { useDraft } from "../../forms/draft";
import { FormActions, Opening, Restored, textOf } from "../../forms/frame";
import { useSave, type Save } from "../../forms/save";
import { DateField, NoteField, Notice, Screen, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { say } from "../../parts/done";
import { WayBack } from "../../parts/way-back";
import { words } from "../../words";
import w from "#words/plan";
import { CutOffs } from "./cut-offs";
import { formOf, paths, recordOf, type Form } from "./form";
import { Limits } from "./limits";
import type { Part } from "./parts";
import { StayingWell } from "./staying-well";

const targets = (Object.keys(w.targets) as Target[]).map((value) => ({ value, label: w.targets[value] }));

const fields = [
  "targetAgreed",
  "intervalDays",
  "planned",
  "reviewer",
  "reviewDay",
  "ifSooner",
  "stopIf",
  "therapy",
  "goals",
  "wouldAccept",
  "wouldNotAccept",
  ...Object.values(paths),
  ...Object.keys(w.names).map((which) => `cutOffs.${which}`),
];

/** What every part of the form is given. */
export interface PartProps {
  core: RemoteCore;
  form: Form;
  change: (part: Partial<Form>) => void;
  save: Save;
}

/** Changes one part of the plan. The rest of it is saved again as it is. */
export function Change({ core, part }: { core: RemoteCore; part: Part }) {
  const { form, restored, error, change, startOver, discard } = useDraft<Form>(core, "plan", THE_PLAN, async () =>
    formOf(await core.plan()),
  );
  const save = useSave(fields, sentence);
  if (!form) return <Opening title={w.title} error={error} />;

  const Fields = fieldsOf[part];
  const keep = () =>
    save.run(async () => {
      await core.savePlan(recordOf(form));
      say(words.done.saved);
      replace("plan");
    });
  return (
    <>
      <WayBack place="plan" label={w.short} />
      <Screen title={w.parts[part]}>
        <Restored when={restored} startOver={startOver} />
        <Fields core={core} form={form} change={change} save={save} />
        <Notice kind="attention" message={save.whole ?? error} testId="plan-error" />
        <FormActions onSave={keep} discard={discard} testId="plan" />
      </Screen>
    </>
  );
}

function Aims({ form, change, save }: PartProps) {
  type Text = "targetAgreed" | "therapy" | "goals" | "wouldAccept" | "wouldNotAccept";
  const text = (field: Text) => textOf("plan", form, field, change, save);
  return (
    <>
      <Choice
        legend={w.target}
        options={targets}
        value={form.target}
        onChange={(target) => {
          change({ target });
        }}
        testId="plan-target"
      />
      <DateField label={w.agreed} optional {...text("targetAgreed")} />
      <NoteField label={w.goals} optional {...text("goals")} />
      <NoteField label={w.wouldAccept} optional {...text("wouldAccept")} />
      <NoteField label={w.wouldNotAccept} optional {...text("wouldNotAccept")} />
      <NoteField label={w.therapy} optional {...text("therapy")} />
    </>
  );
}

function Clinic({ form, change, save }: PartProps) {
  const text = (field: "clinicName" | "clinicPhone") => textOf("plan", form, field, change, save, paths[field]);
  return (
    <>
      <TextField label={w.clinicName} optional {...text("clinicName")} />
      <TextField label={w.clinicPhone} optional kind="phone" {...text("clinicPhone")} />
      <Limits form={form} change={change} save={save} />
    </>
  );
}

const fieldsOf = { aims: Aims, "staying-well": StayingWell, clinic: Clinic, "cut-offs": CutOffs };

function sentence({ code, field, detail }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "impossible_phone") return p.phone;
  if (code === "cut_offs_cross") return p.cross;
  if (code === "limits_cross") return p.limitsCross;
  if (code === "not_a_number") return p.number;
  if (field === "clinic.name") return p.noName;
  if (field === "companion.name") return p.noCompanionName;
  if (field === "planned" && code === "too_many") return p.planned;
  if (code !== "out_of_range") return undefined;
  const { min, max } = detail as { min: number; max: number };
  return field?.startsWith("limits.") === true ? p.limit({ min, max }) : p.range({ min, max });
}
