import { useState } from "preact/hooks";
import type { ClinicScaleName, ClinicScoreView, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, Notice, Screen, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { say } from "../../shell/done";
import { back, replace } from "../../shell/route";
import { useSave } from "../../shell/save";
import { words } from "../../words/en";
import { clinicScores as w } from "../../words/en/clinic-scores";
import { questionnaire } from "../../words/en/questionnaire";

const scales = (Object.keys(w.scales) as ClinicScaleName[]).map((value) => ({ value, label: w.scales[value], hint: w.ranges[value] }));

interface FormProps {
  core: RemoteCore;
  today: string;
  /** The score that is changed; null for a new one. */
  kept: ClinicScoreView | null;
}

/** Types in a score that somebody in the clinic rated. */
export function ScoreForm({ core, today, kept }: FormProps) {
  const [scale, setScale] = useState<ClinicScaleName | null>(kept?.scale ?? null);
  const [total, setTotal] = useState(kept ? String(kept.total) : "");
  const [day, setDay] = useState(kept?.day ?? today);
  const [rater, setRater] = useState(kept?.rater ?? "");
  const save = useSave(["scale", "total", "day", "rater"], (error) => sentence(error, scale));
  const id = kept?.marks.id ?? null;

  const keep = () => save.run(async () => {
    if (scale === null) throw new CoreError("empty", "No scale", "scale");
    if (!/^\d+$/.test(total.trim())) throw new CoreError("out_of_range", "Not a whole number", "total");
    const receipt = await core.saveClinicScore({ id, day, scale, total: Number(total), rater: rater.trim() || null });
    say(words.done.saved, receipt.id);
    replace("clinic-scores");
  });
  const remove = (kept: string) => save.run(async () => {
    await core.withdraw(kept);
    say(words.done.removed, kept);
    replace("clinic-scores");
  });

  return (
    <Screen title={kept ? w.form.change : w.form.add} lede={w.form.lede}>
      <Choice legend={w.form.scale} options={scales} value={scale} onChange={setScale} error={save.at("scale")} testId="clinic-score-scale" />
      <TextField label={w.form.total} kind="whole" short value={total} onInput={setTotal} error={save.at("total")} testId="clinic-score-total" />
      <DateField label={w.form.day} value={day} max={today} onInput={setDay} error={save.at("day")} testId="clinic-score-day" />
      <TextField label={w.form.rater} hint={w.form.raterHint} optional value={rater} onInput={setRater} error={save.at("rater")} testId="clinic-score-rater" />
      <Notice kind="attention" message={save.whole} testId="clinic-score-error" />
      <div class="actions">
        <Button onPress={back} testId="clinic-score-cancel">{words.entry.cancel}</Button>
        <Button kind="primary" onPress={() => void keep()} testId="clinic-score-save">{words.entry.save}</Button>
      </div>
      {id !== null && <p><Button kind="text" onPress={() => void remove(id)} testId="clinic-score-remove">{questionnaire.remove}</Button></p>}
    </Screen>
  );
}

function sentence({ code, field }: CoreError, scale: ClinicScaleName | null): string | undefined {
  if (field === "scale") return w.form.problems.noScale;
  if (field === "total" && code === "out_of_range") return scale === null ? w.form.problems.notWhole : w.form.problems.range(w.ranges[scale]);
  return undefined;
}
