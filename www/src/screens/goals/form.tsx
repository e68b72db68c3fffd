import type { GoalView, RemoteCore } from "../../core/api";
import type { CoreError } from "../../core/error";
import { Opening, textOf } from "../../forms/frame";
import { keptOf, RecordForm, useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { DateField, Loaded, NoteField } from "../../parts";
import { Tick } from "../../parts/choice";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import goals from "#words/goals";

const w = goals.form;

/** The form's texts, as typed. Only the core reads them. */
interface Form {
  readonly text: string;
  readonly first: boolean;
  readonly agreed: string;
}

export function GoalForm({ core, id }: { core: RemoteCore; id: string | null }) {
  const view = useView(async () => {
    const { today, standing, ended } = await core.goals();
    const kept = id === null ? null : keptOf([...standing, ...ended], id);
    // Only one can be the first, so it is offered while no other one is.
    const isFree = standing.every(({ marks, value }) => !value.first || marks.id === id);
    return { today, kept, isFree, isFirst: standing.length === 0 };
  });
  return (
    <>
      <WayBack place="goals" label={goals.short} />
      <Loaded of={view}>{(of) => <Fields core={core} {...of} />}</Loaded>
    </>
  );
}

interface FieldsProps {
  core: RemoteCore;
  today: string;
  kept: GoalView | null;
  /** Whether this goal may be the one that says what remission looks like. */
  isFree: boolean;
  /** Whether there is no goal yet. */
  isFirst: boolean;
}

function Fields({ core, today, kept, isFree, isFirst }: FieldsProps) {
  const draft = useRecordDraft<Form>(core, "goal", kept?.marks.id ?? null, () => ({
    text: kept?.value.text ?? "",
    first: kept?.value.first ?? isFirst,
    agreed: kept?.value.agreed ?? "",
  }));
  const save = useSave(["text", "agreed"], sentence);
  const { form, record, change } = draft;
  const title = kept ? w.change : isFirst ? w.first : w.next;
  if (!form) return <Opening title={title} error={draft.error} />;
  return (
    <RecordForm
      title={title}
      list="goals"
      save={save}
      draft={draft}
      keep={async () => [
        await core.save("goal", record, {
          text: form.text,
          first: form.first && isFree,
          agreed: form.agreed || null,
          ended: kept?.value.ended ?? null,
        }),
      ]}
      remove={
        kept && {
          label: w.remove,
          work: () => core.save("goal", kept.marks.id, { ...kept.value, ended: kept.value.ended ?? today }),
        }
      }
      testId="goal"
    >
      <NoteField
        label={w.text}
        hint={isFirst ? w.firstHint : undefined}
        {...textOf("goal", form, "text", change, save)}
      />
      {isFree && !isFirst && (
        <Tick
          label={w.isFirst}
          checked={form.first}
          onChange={(first) => {
            change({ first });
          }}
          testId="goal-first"
        />
      )}
      <DateField label={w.agreed} optional hint={w.agreedHint} {...textOf("goal", form, "agreed", change, save)} />
    </RecordForm>
  );
}

function sentence({ code, field }: CoreError): string | undefined {
  const p = w.problems;
  if (field !== "text") return undefined;
  if (code === "too_many") return p.many;
  return code === "too_long" ? p.long : p.empty;
}
