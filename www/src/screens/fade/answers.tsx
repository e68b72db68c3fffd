import { useState } from "preact/hooks";
import type { FadeView, RemoteCore, Settings } from "../../core/api";
import type { CoreError } from "../../core/error";
import { wholeOf } from "../../forms/number";
import { type Save, useSave } from "../../forms/save";
import { changeSettings } from "../../forms/settings";
import { Button, Loaded, Notice, TextField } from "../../parts";
import { Tick } from "../../parts/choice";
import { chanceOf } from "../../parts/fade/said";
import { Table } from "../../parts/table";
import { useView } from "../../parts/view";
import { words } from "../../words";
import { mediumDay } from "../../words/days";
import fade from "#words/fade";

const w = fade.answers;

interface AnswersProps {
  core: RemoteCore;
  fade: FadeView;
  reload: () => Promise<void>;
}

/** What the person said about their lift, next to what the model thought, and whether the model may use it. */
export function Answers({ core, fade: { intervals, now }, reload }: AnswersProps) {
  const view = useView(() => core.settings());
  const answered = intervals.flatMap(({ session, answer, thought }) =>
    answer === null ? [] : [{ session, answer, thought }],
  );
  // Where the answers are used, that can be turned off.
  if (answered.length === 0 && !now.asksHalfAfter && view.view?.value.answersCount !== true) return null;
  return (
    <section data-testid="fade-answers">
      <h2>{w.title}</h2>
      {answered.length > 0 && (
        <Table
          caption={w.caption}
          head={w.head}
          rows={answered.map(({ session, answer, thought: percent }) => [
            mediumDay(session),
            w.said[answer],
            w.thought({ percent, chance: chanceOf(percent) }),
          ])}
        />
      )}
      <Loaded of={view}>
        {({ value }) => (
          <Saved
            core={core}
            settings={value}
            asksUsual={now.asksHalfAfter}
            isAnswered={answered.length > 0 || value.answersCount === true}
            reload={async () => {
              await view.reload();
              await reload();
            }}
          />
        )}
      </Loaded>
    </section>
  );
}

interface SavedProps {
  core: RemoteCore;
  settings: Settings;
  asksUsual: boolean;
  /** Whether an answer about an earlier lift is kept. */
  isAnswered: boolean;
  reload: () => Promise<void>;
}

/** What of the settings is about the answers. One save at a time, so that none writes over another. */
function Saved({ core, settings, asksUsual, isAnswered, reload }: SavedProps) {
  const save = useSave(["halfAfterDays"], sentence);
  const change = async (part: Partial<Settings>) => {
    await changeSettings(core, part);
    await reload();
  };
  return (
    <>
      {asksUsual && <Usual settings={settings} save={save} change={change} />}
      {(isAnswered || settings.halfAfterDays !== null) && (
        <p data-testid="fade-answers-used">{settings.answersCount === true ? w.used : w.kept}</p>
      )}
      <Tick
        label={w.use}
        hint={w.useHint}
        checked={settings.answersCount === true}
        onChange={(answersCount) => void save.run(() => change({ answersCount }))}
        testId="fade-answers-use"
      />
      <Notice kind="attention" message={save.whole} testId="fade-answers-error" />
    </>
  );
}

interface UsualProps {
  settings: Settings;
  save: Save;
  change: (part: Partial<Settings>) => Promise<void>;
}

/** How long a lift lasts, for a person who joined in the middle of a treatment. */
function Usual({ settings, save, change }: UsualProps) {
  const [days, setDays] = useState(String(settings.halfAfterDays ?? ""));
  const [saved, setSaved] = useState(false);
  const keep = () => {
    setSaved(false);
    return save.run(async () => {
      await change({ halfAfterDays: wholeOf(days, "halfAfterDays") });
      setSaved(true);
    });
  };
  return (
    <>
      <TextField
        label={w.usual}
        hint={w.usualHint}
        optional
        short
        kind="whole"
        value={days}
        onInput={(typed) => {
          setDays(typed);
          setSaved(false);
        }}
        error={save.at("halfAfterDays")}
        testId="fade-usual"
      />
      <Notice message={saved ? words.done.saved : null} testId="fade-usual-saved" />
      <div class="actions">
        <Button kind="text" onPress={() => void keep()} testId="fade-usual-save">
          {words.entry.save}
        </Button>
      </div>
    </>
  );
}

const sentence = ({ code, field }: CoreError) =>
  field === "halfAfterDays" && (code === "out_of_range" || code === "not_a_number") ? w.number : undefined;
