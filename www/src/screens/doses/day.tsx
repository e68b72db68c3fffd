import type { DoseDayLineView, DoseMark, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { newId } from "../../core/id";
import { textOf } from "../../forms/frame";
import { wholeOf } from "../../forms/number";
import { RecordForm, useTyped } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { Loaded, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { longDay } from "../../words/days";
import { doses } from "../../words/en/doses";
import { regimenSentence } from "./form";

const w = doses.day;
const marks = (Object.keys(doses.marks) as DoseMark[]).map((value) => ({ value, label: doses.marks[value] }));

/** Marks a past day, or more than one extra dose. */
export function DoseDayForm({ core, day }: { core: RemoteCore; day: string }) {
  const view = useView(async () => {
    const { days } = await core.regimens();
    const kept = days.find((of) => of.day === day);
    if (!kept) throw new CoreError("not_found", `No day ${day}`);
    return kept;
  });
  return (
    <>
      <WayBack place="doses" label={doses.short} />
      <Loaded of={view}>{(kept) => <Fields core={core} kept={kept} />}</Loaded>
    </>
  );
}

interface Form {
  readonly mark: DoseMark | null;
  readonly extra: string;
}

function Fields({ core, kept }: { core: RemoteCore; kept: DoseDayLineView }) {
  const [form, change] = useTyped<Form>(() => ({
    mark: kept.doses?.value.mark ?? null,
    extra: String(kept.doses?.value.extra ?? 1),
  }));
  const save = useSave(["mark", "extra"], sentence);
  return (
    <RecordForm
      title={longDay(kept.day)}
      list="doses"
      save={save}
      draft={null}
      keep={async () => {
        if (form.mark === null) throw new CoreError("empty", "No mark", "mark");
        const extra = form.mark === "extra" ? wholeOf(form.extra, "extra") : null;
        // The core gives a day's doses the id of the day, so another mark replaces this one.
        return [await core.save("doseDay", newId(), { day: kept.day, mark: form.mark, extra })];
      }}
      remove={null}
      testId="dose-day"
    >
      <Choice
        inline
        legend={w.ask}
        options={marks}
        value={form.mark}
        onChange={(mark) => {
          save.mend("mark");
          change({ mark });
        }}
        error={save.at("mark")}
        testId="dose-day-mark"
      />
      {form.mark === "extra" && (
        <TextField label={w.extra} short kind="whole" {...textOf("dose-day", form, "extra", change, save)} />
      )}
    </RecordForm>
  );
}

function sentence(error: CoreError): string | undefined {
  const { code, field, detail } = error;
  if (field === "mark") return w.problems.none;
  if (field !== "extra" || code !== "out_of_range") return regimenSentence(error);
  const { min, max } = detail as { min: number; max: number };
  return doses.problems.range(min, max);
}
