import { TextField } from "../../parts";
import type { Save } from "../../forms/save";
import w from "#words/plan";
import { textOf } from "../../forms/frame";
import { paths, type Form } from "./form";

interface LimitsProps {
  form: Form;
  change: (part: Partial<Form>) => void;
  save: Save;
}

type Text = "companionName" | "companionPhone" | "limitSystolic" | "limitDiastolic" | "limitPulse" | "limitOxygen";

/** Who is with the person at home, and the clinic's limits for a dose. */
export function Limits({ form, change, save }: LimitsProps) {
  const text = (field: Text) => textOf("plan", form, field, change, save, paths[field]);
  const limit = (field: Text, usual: number | null) =>
    ({
      optional: true,
      short: true,
      kind: "whole",
      hint: usual === null ? w.noUsual : w.usual({ value: usual }),
      ...text(field),
    }) as const;
  const { systolic, diastolic, pulse, oxygen } = form.usualLimits;
  return (
    <>
      <fieldset class="part">
        <legend>{w.companion}</legend>
        <p class="soft">{w.companionLede}</p>
        <TextField label={w.companionName} optional {...text("companionName")} />
        <TextField label={w.companionPhone} optional kind="phone" {...text("companionPhone")} />
      </fieldset>
      <fieldset class="part">
        <legend>{w.limits}</legend>
        <p class="soft">{w.limitsLede}</p>
        <div class="pair">
          <TextField label={w.limitSystolic} {...limit("limitSystolic", systolic)} />
          <TextField label={w.limitDiastolic} {...limit("limitDiastolic", diastolic)} />
          <TextField label={w.limitPulse} {...limit("limitPulse", pulse)} />
          <TextField label={w.limitOxygen} {...limit("limitOxygen", oxygen)} />
        </div>
      </fieldset>
    </>
  );
}
