import type { Session } from "../../core/api";
import type { CoreError } from "../../core/error";
import { textOf } from "../../forms/frame";
import { numberOf, wholeOf } from "../../forms/number";
import type { Save } from "../../forms/save";
import { TextField } from "../../parts";
import { Tick } from "../../parts/choice";
import sessions from "#words/sessions";

const w = sessions.form;

/** What is asked of a session into a vein, as typed. */
export interface Infusion {
  readonly minutes: string;
  readonly weightKg: string;
  readonly seriesNumber: string;
  readonly stoppedEarly: boolean;
  readonly rescue: string;
}

/** The fields that show their own error. */
export const infusionFields = ["minutes", "weightKg", "seriesNumber", "rescue"];

interface InfusionFieldsProps {
  form: Infusion;
  change: (part: Partial<Infusion>) => void;
  save: Save;
}

export function InfusionFields({ form, change, save }: InfusionFieldsProps) {
  const text = (field: "minutes" | "weightKg" | "seriesNumber" | "rescue") =>
    textOf("session", form, field, change, save);
  return (
    <fieldset class="part" data-testid="session-infusion">
      <legend>{w.infusion}</legend>
      <div class="pair">
        <TextField label={w.minutes} optional kind="whole" {...text("minutes")} />
        <TextField label={w.series} optional kind="whole" {...text("seriesNumber")} />
      </div>
      <TextField label={w.weight} optional short kind="decimal" {...text("weightKg")} />
      <div class="tick-row">
        <Tick
          label={w.stoppedEarly}
          checked={form.stoppedEarly}
          onChange={(stoppedEarly) => {
            change({ stoppedEarly });
          }}
          testId="session-stoppedEarly"
        />
      </div>
      <TextField label={w.rescue} optional {...text("rescue")} />
    </fieldset>
  );
}

export const infusionOf = (session: Session | undefined): Infusion => ({
  minutes: String(session?.minutes ?? ""),
  weightKg: String(session?.weightKg ?? ""),
  seriesNumber: String(session?.seriesNumber ?? ""),
  stoppedEarly: session?.stoppedEarly ?? false,
  rescue: session?.rescue ?? "",
});

type Kept = Pick<Session, keyof Infusion>;

/** What is kept of it. Another route has none of it, so what was typed before the route was changed is left out. */
export function infusionRecord(form: Infusion & { readonly route: Session["route"] | "" }): Kept {
  if (form.route !== "intravenous")
    return { minutes: null, weightKg: null, seriesNumber: null, stoppedEarly: false, rescue: null };
  return {
    minutes: wholeOf(form.minutes, "minutes"),
    weightKg: form.weightKg.trim() === "" ? null : numberOf(form.weightKg, "weightKg"),
    seriesNumber: wholeOf(form.seriesNumber, "seriesNumber"),
    stoppedEarly: form.stoppedEarly,
    rescue: form.rescue || null,
  };
}

/** What to say for a refused number. */
export function infusionSentence({ code, field, detail }: CoreError): string | undefined {
  if (field !== "minutes" && field !== "weightKg" && field !== "seriesNumber") return undefined;
  if (code === "not_a_number") return w.problems.infusionNumber;
  if (code !== "out_of_range") return undefined;
  const { min, max } = detail as { min: number; max: number };
  return w.problems.infusion({ min, max });
}
