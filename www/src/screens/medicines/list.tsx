import type { Medicine, MedicineView, RemoteCore } from "../../core/api";
import { to } from "../../core/route";
import { Restored, textOf } from "../../forms/frame";
import { useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { type Draftable, Unfinished } from "../../forms/unfinished";
import { Button, Editing, Loaded, Notice, Screen, TextField } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { EnterNext } from "../../parts/enter-next";
import { useFocusNext } from "../../parts/focus-next";
import { KeptRow } from "../../parts/kept-row";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { words } from "../../words/en";
import { roughDay } from "../../words/rough";
import { medicines as w } from "../../words/en/medicines";
import { empty, fields, recordOf, sentence, type Form } from "./form";

const begun: readonly Draftable[] = [
  { kind: "medicine", sentence: words.entry.begun, link: (id) => id && to("medicines", id) },
];

export function List({ core }: { core: RemoteCore }) {
  const view = useView(() => core.medicines());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ medicines }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Editing>
              <Unfinished core={core} kinds={begun} />
              <Add core={core} onAdded={view.reload} />
            </Editing>
            <Rows title={w.now} medicines={medicines.filter(({ current }) => current)} />
            <Rows title={w.stopped} medicines={medicines.filter(({ current }) => !current)} />
            {medicines.some(hasHint) && <p class="soft small">{w.source}</p>}
          </Screen>
        )}
      </Loaded>
    </>
  );
}

/** Adds one after the other: after each, the name of the next can be typed at once. */
function Add({ core, onAdded }: { core: RemoteCore; onAdded: () => Promise<void> }) {
  const { form, record, change, next, ...draft } = useRecordDraft<Form>(core, "medicine", null, () => empty);
  const save = useSave(fields, sentence);
  const { place, focusNext } = useFocusNext<HTMLDivElement>();
  if (!form) return <Notice kind="attention" message={draft.error} testId="medicine-error" />;
  const text = (field: keyof Form) => textOf("medicine", form, field, change, save);
  const add = () =>
    save.run(async () => {
      const receipt = await core.save("medicine", record, recordOf(form));
      say(w.added(form.name.trim()), receipt);
      focusNext("input");
      next({ ...empty, id: null });
      await onAdded();
    });
  return (
    <div ref={place}>
      <Restored when={draft.restored} startOver={draft.startOver} />
      <EnterNext onEnd={() => void add()} label={w.title}>
        <TextField label={w.name} {...text("name")} />
        <TextField label={w.dose} optional hint={w.doseHint} {...text("dose")} />
        <TextField label={w.since} optional hint={w.sinceHint} short {...text("since")} />
      </EnterNext>
      <Notice kind="attention" message={save.whole ?? draft.error} testId="medicine-error" />
      <div class="actions">
        <Button kind="primary" onPress={() => void add()} testId="medicine-add">
          {w.add}
        </Button>
      </div>
    </div>
  );
}

function Rows({ title, medicines }: { title: string; medicines: readonly MedicineView[] }) {
  if (medicines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows ends">
        {medicines.map((medicine) => {
          const { marks, value } = medicine;
          return (
            <KeptRow
              key={marks.id}
              title={value.name}
              said={said(value)}
              to={to("medicines", marks.id)}
              change={w.change}
              label={w.changeLabel(value.name)}
              testId="medicine"
            >
              {hasHint(medicine) && (
                <span class="row-note" data-testid="medicine-hint">
                  {w.tell} {medicine.class && w.classes[medicine.class]}
                </span>
              )}
            </KeptRow>
          );
        })}
      </ul>
    </section>
  );
}

/** Only for a medicine that is taken now: what was stopped needs no word. */
const hasHint = ({ current, class: named }: MedicineView): boolean => current && named !== null;

/** "20 mg, since 2021, until May 2023". */
const said = ({ dose, since, until, whyStopped }: Medicine): string =>
  [dose, since && w.sinceDay(roughDay(since)), until && w.untilDay(roughDay(until)), whyStopped]
    .filter(Boolean)
    .join(", ");
