import type { RemoteCore, TrialView } from "../../core/api";
import { Opening, textOf } from "../../forms/frame";
import { keptOf, RecordForm, useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { Loaded, NoteField } from "../../parts";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { history as w } from "../../words/en/history";
import { Fields, fields, formOf, recordOf, sentence, type Form } from "./form";

export function Change({ core, id }: { core: RemoteCore; id: string }) {
  const view = useView(async () => keptOf((await core.history()).trials, id));
  return (
    <>
      <WayBack place="history" label={w.short} />
      <Loaded of={view}>{(kept) => <ChangeForm core={core} kept={kept} />}</Loaded>
    </>
  );
}

function ChangeForm({ core, kept: { marks, value } }: { core: RemoteCore; kept: TrialView }) {
  const draft = useRecordDraft<Form>(core, "trial", marks.id, () => formOf(value));
  const save = useSave(fields, sentence);
  const { form, change } = draft;
  if (!form) return <Opening title={w.changeTitle} error={draft.error} />;
  return (
    <RecordForm
      title={w.changeTitle}
      list="history"
      save={save}
      draft={draft}
      keep={async () => [await core.save("trial", marks.id, recordOf(form))]}
      remove={{ label: w.remove, work: () => core.withdraw(marks.id) }}
      testId="trial"
    >
      <Fields form={form} change={change} save={save} />
      <NoteField label={w.note} optional {...textOf("trial", form, "note", change, save)} />
    </RecordForm>
  );
}
