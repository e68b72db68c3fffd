import { useSignal } from "@preact/signals";
import type { RemoteCore, SetbackName } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, Notice, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { say } from "../../shell/done";
import { back, href, replace } from "../../shell/route";
import { useSave } from "../../shell/save";
import { words } from "../../words/en";
import { course } from "../../words/en/course";

const w = course.setbacks;
const kinds = (Object.keys(w.kinds) as SetbackName[]).map((value) => ({ value, label: w.kinds[value] }));

/** A stay in hospital or an attempt, noted gently, with Help now at hand. */
export function SetbackForm({ core }: { core: RemoteCore }) {
  const kind = useSignal<SetbackName | null>(null);
  const day = useSignal("");
  const save = useSave(["kind", "day"], sentence);

  const keep = () =>
    save.run(async () => {
      if (kind.value === null) throw new CoreError("empty", "No kind", "kind");
      const receipt = await core.saveSetback({ id: null, day: day.value, kind: kind.value });
      say(words.done.saved, receipt.id);
      replace("course");
    });

  return (
    <Screen title={w.form.title} lede={w.form.lede}>
      <p class="lede">
        {w.form.help} <a href={href("help")}>{w.form.openHelp}</a>
      </p>
      <Choice legend={w.form.kind} options={kinds} value={kind.value} onChange={(next) => { kind.value = next; }} error={save.at("kind")} testId="setback-kind" />
      <DateField label={w.form.day} hint={w.form.dayHint} value={day.value} onInput={(next) => { day.value = next; }} error={save.at("day")} testId="setback-day" />
      <Notice kind="attention" message={save.whole} testId="setback-error" />
      <div class="actions">
        <Button onPress={back} testId="setback-cancel">{words.entry.cancel}</Button>
        <Button kind="primary" onPress={() => void keep()} testId="setback-save">{words.entry.save}</Button>
      </div>
    </Screen>
  );
}

function sentence({ code, field }: CoreError): string | undefined {
  if (field === "kind") return w.form.problems.noKind;
  return code === "in_future" ? w.form.problems.future : undefined;
}
