import { useState } from "preact/hooks";
import type { RemoteCore, Settings } from "../../core/api";
import type { CoreError } from "../../core/error";
import { useSave } from "../../forms/save";
import { wholeOf } from "../../forms/number";
import { Button, Loaded, Notice, SelectField, TextField } from "../../parts";
import { useView } from "../../parts/view";
import { words } from "../../words";
import fade from "#words/fade";

const w = fade.book;

/** Days from which a session can be had, and what is meant until the person says otherwise. */
const LONGEST = 28;
const USUAL = 7;
const options = Array.from({ length: LONGEST }, (_, at) => ({
  value: String(at + 1),
  label: w.days({ count: at + 1 }),
}));

/** How long it takes to get a session, and, for who joined in the middle of a treatment, how long a lift lasts. */
export function Booking({ core, asksUsual }: { core: RemoteCore; asksUsual: boolean }) {
  const view = useView(() => core.settings());
  return (
    <section>
      <h2>{w.title}</h2>
      <Loaded of={view}>{({ value }) => <Form core={core} settings={value} asksUsual={asksUsual} />}</Loaded>
    </section>
  );
}

function Form({ core, settings, asksUsual }: { core: RemoteCore; settings: Settings; asksUsual: boolean }) {
  const [days, setDays] = useState(settings.daysToBook ?? USUAL);
  const [usual, setUsual] = useState(String(settings.halfAfterDays ?? ""));
  const [saved, setSaved] = useState(false);
  const save = useSave(["daysToBook", "halfAfterDays"], sentence);
  const keep = () => {
    setSaved(false);
    return save.run(async () => {
      await core.saveSettings({ ...settings, daysToBook: days, halfAfterDays: wholeOf(usual, "halfAfterDays") });
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
        }}
        error={save.at("daysToBook")}
        testId="book-days"
      />
      {asksUsual && (
        <TextField
          label={w.usual}
          hint={w.usualHint}
          optional
          short
          kind="whole"
          value={usual}
          onInput={setUsual}
          error={save.at("halfAfterDays")}
          testId="book-usual"
        />
      )}
      <Notice message={saved ? words.done.saved : null} testId="book-saved" />
      <Notice kind="attention" message={save.whole} testId="book-error" />
      <div class="actions">
        <Button kind="text" onPress={() => void keep()} testId="book-save">
          {w.save}
        </Button>
      </div>
    </>
  );
}

const sentence = ({ code, field }: CoreError) =>
  field === "halfAfterDays" && (code === "out_of_range" || code === "not_a_number") ? w.number : undefined;
