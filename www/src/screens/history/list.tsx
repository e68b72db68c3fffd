import type { RemoteCore, Trial } from "../../core/api";
import { to } from "../../core/route";
import { Restored } from "../../forms/frame";
import { useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { type Draftable, Unfinished } from "../../forms/unfinished";
import { Button, Editing, Loaded, Notice, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { KeptRow } from "../../parts/kept-row";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { words } from "../../words/en";
import { history as w } from "../../words/en/history";
import { roughDay } from "../../words/rough";
import { empty, Fields, fields, recordOf, sentence, type Form } from "./form";

const begun: readonly Draftable[] = [
  { kind: "trial", sentence: words.entry.begun, link: (id) => id && to("history", id) },
];

export function List({ core }: { core: RemoteCore }) {
  const view = useView(() => core.history());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ trials }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            {trials.length > 0 && (
              <ul class="rows ends" aria-label={w.kept}>
                {trials.map(({ marks, value }) => (
                  <KeptRow
                    key={marks.id}
                    title={nameOf(value)}
                    said={said(value)}
                    to={to("history", marks.id)}
                    change={w.change}
                    label={w.changeLabel(nameOf(value))}
                    testId="trial"
                  />
                ))}
              </ul>
            )}
            <Editing>
              <Unfinished core={core} kinds={begun} />
              <Add core={core} onAdded={view.reload} />
            </Editing>
          </Screen>
        )}
      </Loaded>
    </>
  );
}

/** Adds one after the other. The kind stays, since several of a kind often follow each other. */
function Add({ core, onAdded }: { core: RemoteCore; onAdded: () => Promise<void> }) {
  const { form, record, change, next, ...draft } = useRecordDraft<Form>(core, "trial", null, () => empty);
  const save = useSave(fields, sentence);
  if (!form) return <Notice kind="attention" message={draft.error} testId="trial-error" />;
  const add = () =>
    save.run(async () => {
      const trial = recordOf(form);
      const receipt = await core.save("trial", record, trial);
      say(w.added(nameOf(trial)), receipt);
      next({ ...empty, id: null, what: form.what });
      await onAdded();
    });
  return (
    <>
      <Restored when={draft.restored} startOver={draft.startOver} />
      <Fields form={form} change={change} save={save} />
      <Notice kind="attention" message={save.whole ?? draft.error} testId="trial-error" />
      <div class="actions">
        <Button kind="primary" onPress={() => void add()} testId="trial-add">
          {w.add}
        </Button>
      </div>
    </>
  );
}

const nameOf = ({ what, name }: Trial): string => name ?? w.kinds[what];

const said = ({ what, name, outcome, when }: Trial): string =>
  [name !== null && w.kinds[what], w.outcomes[outcome], when !== null && roughDay(when)].filter(Boolean).join(" · ");
