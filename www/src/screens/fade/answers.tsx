import { useState } from "preact/hooks";
import type { FadeView, RemoteCore, Settings } from "../../core/api";
import type { CoreError } from "../../core/error";
import { wholeOf } from "../../forms/number";
import { useSave } from "../../forms/save";
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
  if (answered.length === 0 && !now.asksHalfAfter) return null;
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
          <>
            {now.asksHalfAfter && <Usual core={core} settings={value} reload={view.reload} />}
            <Use
              core={core}
              settings={value}
              reload={async () => {
                await view.reload();
                await reload();
              }}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

interface PartProps {
  core: RemoteCore;
  settings: Settings;
  reload: () => Promise<void>;
}

/** How long a lift lasts, for a person who joined in the middle of a treatment. */
function Usual({ core, settings, reload }: PartProps) {
  const [days, setDays] = useState(String(settings.halfAfterDays ?? ""));
  const [saved, setSaved] = useState(false);
  const save = useSave(["halfAfterDays"], sentence);
  const keep = () => {
    setSaved(false);
    return save.run(async () => {
      await core.saveSettings({ ...settings, halfAfterDays: wholeOf(days, "halfAfterDays") });
      setSaved(true);
      await reload();
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
        onInput={setDays}
        error={save.at("halfAfterDays")}
        testId="fade-usual"
      />
      <Notice message={saved ? words.done.saved : null} testId="fade-usual-saved" />
      <Notice kind="attention" message={save.whole} testId="fade-usual-failure" />
      <div class="actions">
        <Button kind="text" onPress={() => void keep()} testId="fade-usual-save">
          {words.entry.save}
        </Button>
      </div>
    </>
  );
}

/** The switch. It is off until the person turns it on. */
function Use({ core, settings, reload }: PartProps) {
  const save = useSave([]);
  const use = (answersCount: boolean) =>
    save.run(async () => {
      await core.saveSettings({ ...settings, answersCount });
      await reload();
    });
  return (
    <>
      <p data-testid="fade-answers-used">{settings.answersCount === true ? w.used : w.kept}</p>
      <Tick
        label={w.use}
        hint={w.useHint}
        checked={settings.answersCount === true}
        onChange={(checked) => void use(checked)}
        testId="fade-answers-use"
      />
      <Notice kind="attention" message={save.whole} testId="fade-answers-error" />
    </>
  );
}

const sentence = ({ code, field }: CoreError) =>
  field === "halfAfterDays" && (code === "out_of_range" || code === "not_a_number") ? w.number : undefined;
