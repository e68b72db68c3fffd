import type { MedicineView, RemoteCore } from "../../core/api";
import { Opening, textOf } from "../../forms/frame";
import { keptOf, RecordForm, useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { Loaded, NoteField, TextField } from "../../parts";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { medicines as w } from "../../words/en/medicines";
import { fields, formOf, recordOf, sentence, type Form } from "./form";

export function Change({ core, id }: { core: RemoteCore; id: string }) {
  const view = useView(async () => keptOf((await core.medicines()).medicines, id));
  return (
    <>
      <WayBack place="medicines" label={w.short} />
      <Loaded of={view}>{(kept) => <Fields core={core} kept={kept} />}</Loaded>
    </>
  );
}

function Fields({ core, kept: { marks, value } }: { core: RemoteCore; kept: MedicineView }) {
  const draft = useRecordDraft<Form>(core, "medicine", marks.id, () => formOf(value));
  const save = useSave(fields, sentence);
  const { form, change } = draft;
  if (!form) return <Opening title={w.changeTitle} error={draft.error} />;
  const text = (field: keyof Form) => textOf("medicine", form, field, change, save);
  return (
    <RecordForm
      title={w.changeTitle}
      list="medicines"
      save={save}
      draft={draft}
      keep={async () => [await core.save("medicine", marks.id, recordOf(form))]}
      remove={{ label: w.remove, work: () => core.withdraw(marks.id) }}
      testId="medicine"
    >
      <TextField label={w.name} {...text("name")} />
      <TextField label={w.dose} optional hint={w.doseHint} {...text("dose")} />
      <TextField label={w.since} optional hint={w.sinceHint} short {...text("since")} />
      <TextField label={w.until} optional hint={w.untilHint} short {...text("until")} />
      <NoteField label={w.whyStopped} optional {...text("whyStopped")} />
    </RecordForm>
  );
}
