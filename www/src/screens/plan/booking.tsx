import { useState } from "preact/hooks";
import type { RemoteCore, Settings } from "../../core/api";
import { useSave } from "../../forms/save";
import { changeSettings } from "../../forms/settings";
import { Button, Loaded, Notice, SelectField } from "../../parts";
import { useView } from "../../parts/view";
import { words } from "../../words";
import plan from "#words/plan";

const w = plan.book;

/** The most days that the core takes: its `DaysToBook`. */
const LONGEST = 28;
/** What the core takes until the person says otherwise: its `DAYS_TO_BOOK`. */
const USUAL = 7;
const options = Array.from({ length: LONGEST }, (_, at) => ({
  value: String(at + 1),
  label: w.days({ count: at + 1 }),
}));

/** How long it takes to get a session. It is a setting, saved by itself: nothing of it is agreed with the clinic. */
export function Booking({ core }: { core: RemoteCore }) {
  const view = useView(() => core.settings());
  return (
    <section>
      <h2>{w.title}</h2>
      <Loaded of={view}>{({ value }) => <Form core={core} settings={value} />}</Loaded>
    </section>
  );
}

function Form({ core, settings }: { core: RemoteCore; settings: Settings }) {
  const [days, setDays] = useState(settings.daysToBook ?? USUAL);
  const [saved, setSaved] = useState(false);
  const save = useSave(["daysToBook"]);
  const keep = () => {
    setSaved(false);
    return save.run(async () => {
      await changeSettings(core, { daysToBook: days });
      setSaved(true);
    });
  };
  return (
    <>
      <SelectField
        label={w.ask}
        hint={w.hint}
        value={String(days)}
        options={options}
        onChange={(chosen) => {
          setDays(Number(chosen));
          setSaved(false);
        }}
        error={save.at("daysToBook")}
        testId="book-days"
      />
      <Notice message={saved ? words.done.saved : null} testId="book-saved" />
      <Notice kind="attention" message={save.whole} testId="book-error" />
      <div class="actions">
        <Button kind="text" onPress={() => void keep()} testId="book-save">
          {words.entry.save}
        </Button>
      </div>
    </>
  );
}
