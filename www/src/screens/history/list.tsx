import { useState } from "preact/hooks";
import type { RemoteCore, Trial } from "../../core/api";
import { newId } from "../../core/id";
import { to } from "../../core/route";
import { useTyped } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { Button, Editing, Loaded, Notice, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { KeptRow } from "../../parts/kept-row";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/history";
import { roughDay } from "../../words/rough";
import { empty, Fields, fields, recordOf, sentence, type Form } from "./form";

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
                    label={w.changeLabel({ what: nameOf(value) })}
                    testId="trial"
                  />
                ))}
              </ul>
            )}
            <Editing>
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
  const [form, change] = useTyped<Form>(empty);
  // Tried again, it is the same treatment.
  const [id, setId] = useState(newId);
  const save = useSave(fields, sentence);
  const add = () =>
    save.run(async () => {
      const trial = recordOf(form);
      const receipt = await core.save("trial", id, trial);
      say(w.added({ what: nameOf(trial) }), receipt);
      change({ ...empty, what: form.what });
      setId(newId());
      await onAdded();
    });
  return (
    <>
      <Fields form={form} change={change} save={save} />
      <Notice kind="attention" message={save.whole} testId="trial-error" />
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
