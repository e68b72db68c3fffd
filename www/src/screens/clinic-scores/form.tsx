import type { ClinicScale, ClinicScore, ClinicScoreView, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, Notice, Screen, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { say } from "../../parts/done";
import { useDraft } from "../../forms/draft";
import { replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { words } from "../../words";
import w from "#words/clinic-scores";
import questionnaire from "#words/questionnaire";
import { FormActions, Opening, Restored, textOf } from "../../forms/frame";

const scales = (Object.keys(w.scales) as ClinicScale[]).map((value) => ({
  value,
  label: w.scales[value],
  hint: w.ranges[value],
}));

/** The form's texts, as typed. */
interface Form {
  readonly id: string | null;
  readonly scale: ClinicScale | null;
  readonly total: string;
  readonly day: string;
  readonly rater: string;
}

interface FormProps {
  core: RemoteCore;
  today: string;
  /** The score to change, or null for a new one. */
  kept: ClinicScoreView | null;
}

/** A form for a score that someone in the clinic rated. */
export function ScoreForm({ core, today, kept }: FormProps) {
  const id = kept?.marks.id ?? null;
  const title = kept ? w.form.change : w.form.add;
  const { form, record, restored, error, change, startOver, discard } = useDraft<Form>(
    core,
    "clinicScore",
    id,
    async () => formOf(kept, today),
  );
  const save = useSave(["scale", "total", "day", "rater"], (refused) => sentence(refused, form?.scale ?? null));

  if (!form) return <Opening title={title} error={error} />;

  const text = (field: "total" | "day" | "rater") => textOf("clinic-score", form, field, change, save);
  const keep = () =>
    save.run(async () => {
      const receipt = await core.save("clinicScore", record, recordOf(form));
      say(words.done.saved, receipt);
      replace("clinic-scores");
    });
  const remove = (score: string) =>
    save.run(async () => {
      const receipt = await core.withdraw(score);
      await discard();
      say(words.done.removed, receipt);
      replace("clinic-scores");
    });

  return (
    <Screen title={title} lede={w.form.lede}>
      <Restored when={restored} startOver={startOver} />
      <Choice
        legend={w.form.scale}
        options={scales}
        value={form.scale}
        onChange={(scale) => {
          change({ scale });
        }}
        error={save.at("scale")}
        testId="clinic-score-scale"
      />
      {form.scale === "phq9" && (
        <p class="soft small" data-testid="clinic-score-about">
          {w.sumOnly}
        </p>
      )}
      <TextField label={w.form.total} kind="whole" short {...text("total")} />
      <DateField label={w.form.day} max={today} {...text("day")} />
      <TextField label={w.form.rater} hint={w.form.raterHint} optional {...text("rater")} />
      <Notice kind="attention" message={save.whole ?? error} testId="clinic-score-error" />
      <FormActions onSave={keep} discard={discard} testId="clinic-score" />
      {id !== null && (
        <p>
          <Button kind="text" onPress={() => void remove(id)} testId="clinic-score-remove">
            {questionnaire.remove}
          </Button>
        </p>
      )}
    </Screen>
  );
}

function formOf(kept: ClinicScoreView | null, today: string): Form {
  if (!kept) return { id: null, scale: null, total: "", day: today, rater: "" };
  const { scale, total, day, rater } = kept.value;
  return { id: kept.marks.id, scale, total: String(total), day, rater: rater ?? "" };
}

function recordOf({ scale, total, day, rater }: Form): ClinicScore {
  if (scale === null) throw new CoreError("empty", "No scale", "scale");
  if (!/^\d+$/.test(total.trim())) throw new CoreError("out_of_range", "Not a whole number", "total");
  return { day, scale, total: Number(total), rater: rater.trim() || null };
}

function sentence({ code, field }: CoreError, scale: ClinicScale | null): string | undefined {
  if (field === "scale") return w.form.problems.noScale;
  if (field === "total" && code === "out_of_range")
    return scale === null
      ? w.form.problems.notWhole
      : w.form.problems.range({ scale: w.scales[scale], range: w.ranges[scale] });
  return undefined;
}
