import type { RemoteCore, Therapy, TherapyKind, TherapyView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Opening, textOf } from "../../forms/frame";
import { wholeOf } from "../../forms/number";
import { keptOf, RecordForm, useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { DateField, Loaded, NoteField, TextField } from "../../parts";
import { Choice, Tick } from "../../parts/choice";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { therapies as w } from "../../words/en/therapies";

/** The form's texts, as typed. Only the core reads them. */
interface Form {
  readonly what: TherapyKind | null;
  readonly name: string;
  readonly since: string;
  readonly once: boolean;
  readonly until: string;
  readonly timesAWeek: string;
  readonly note: string;
}

const fields = ["what", "name", "since", "until", "timesAWeek", "note"];
const kinds = (Object.keys(w.kinds) as TherapyKind[]).map((value) => ({ value, label: w.kinds[value] }));

export function TherapyForm({ core, id }: { core: RemoteCore; id: string | null }) {
  const view = useView(async () => {
    const { today, therapies } = await core.therapies();
    return { today, kept: id === null ? null : keptOf(therapies, id) };
  });
  return (
    <>
      <WayBack place="therapies" label={w.short} />
      <Loaded of={view}>{(opened) => <Fields core={core} {...opened} />}</Loaded>
    </>
  );
}

function Fields({ core, today, kept }: { core: RemoteCore; today: string; kept: TherapyView | null }) {
  const id = kept?.marks.id ?? null;
  const draft = useRecordDraft<Form>(core, "therapy", id, () => formOf(kept?.value, today));
  const save = useSave(fields, sentence);
  const { form, record, change } = draft;
  const title = kept ? w.changeTitle : w.addTitle;
  if (!form) return <Opening title={title} error={draft.error} />;
  const text = (field: "name" | "since" | "until" | "timesAWeek" | "note") =>
    textOf("therapy", form, field, change, save);
  return (
    <RecordForm
      title={title}
      list="therapies"
      save={save}
      draft={draft}
      keep={async () => [await core.save("therapy", record, recordOf(form))]}
      remove={kept && { label: w.remove, work: () => core.withdraw(kept.marks.id) }}
      testId="therapy"
    >
      <Choice
        inline
        legend={w.what}
        options={kinds}
        value={form.what}
        onChange={(what) => {
          save.mend("what");
          change({ what });
        }}
        error={save.at("what")}
        testId="therapy-what"
      />
      <TextField label={w.name} optional {...text("name")} />
      <DateField label={w.since} {...text("since")} />
      <div class="tick-row">
        <Tick
          label={w.once}
          checked={form.once}
          onChange={(once) => {
            change({ once });
          }}
          testId="therapy-once"
        />
      </div>
      {!form.once && (
        <>
          <DateField label={w.until} optional hint={w.untilHint} {...text("until")} />
          <TextField label={w.timesAWeek} optional short kind="whole" {...text("timesAWeek")} />
        </>
      )}
      <NoteField label={w.note} optional {...text("note")} />
    </RecordForm>
  );
}

function formOf(kept: Therapy | undefined, today: string): Form {
  const once = kept !== undefined && kept.until === kept.since;
  return {
    what: kept?.what ?? null,
    name: kept?.name ?? "",
    since: kept?.since ?? today,
    once,
    until: once ? "" : (kept?.until ?? ""),
    timesAWeek: String(kept?.timesAWeek ?? ""),
    note: kept?.note ?? "",
  };
}

function recordOf({ what, name, since, once, until, timesAWeek, note }: Form): Therapy {
  if (what === null) throw new CoreError("empty", "No kind", "what");
  return {
    what,
    name: name || null,
    since,
    until: once ? since : until || null,
    timesAWeek: once ? null : wholeOf(timesAWeek, "timesAWeek"),
    note: note || null,
  };
}

function sentence({ code, field, detail }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "too_long") return p.long;
  if (code === "not_a_number") return p.number;
  if (code === "end_before_onset") return p.order;
  if (field === "what") return p.noKind;
  if (field === "since" && code === "impossible_date") return p.day;
  if (code !== "out_of_range") return undefined;
  const { min, max } = detail as { min: number; max: number };
  return p.range(min, max);
}
