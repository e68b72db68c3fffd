import type { RegimenView, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { textOf } from "../../forms/frame";
import { RecordForm, useTyped } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { DateField, Loaded } from "../../parts";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { doses } from "../../words/en/doses";
import { regimenSentence } from "./form";

const w = doses.stop;

/** Ends the doses taken now: for a pause, or for good. */
export function Stop({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    const { today, current } = await core.regimens();
    if (!current) throw new CoreError("not_found", "No regular doses now");
    return { today, current };
  });
  return (
    <>
      <WayBack place="doses" label={doses.short} />
      <Loaded of={view}>{(of) => <Fields core={core} {...of} />}</Loaded>
    </>
  );
}

interface FieldsProps {
  core: RemoteCore;
  today: string;
  current: RegimenView;
}

function Fields({ core, today, current: { marks, value } }: FieldsProps) {
  const [form, change] = useTyped({ until: today });
  const save = useSave(["until"], regimenSentence);
  return (
    <RecordForm
      title={w.title}
      lede={w.lede}
      list="doses"
      save={save}
      draft={null}
      keep={() => core.saveRegimen(marks.id, { ...value, until: form.until || today }, false)}
      remove={null}
      testId="stop"
    >
      <DateField label={w.until} {...textOf("stop", form, "until", change, save)} />
    </RecordForm>
  );
}
