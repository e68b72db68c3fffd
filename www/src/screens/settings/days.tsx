import { useSignal } from "@preact/signals";
import type { RemoteCore, SettingsView } from "../../core/api";
import type { CoreError } from "../../core/error";
import { Button, DateField, Loaded, Notice, SelectField } from "../../parts";
import { mediumDay } from "../../words/days";
import { useSave } from "../../forms/save";
import { changeSettings } from "../../forms/settings";
import { useView } from "../../parts/view";
import { words } from "../../words";
import w from "#words/settings";

/** A day may begin at any hour from 0 to 11. */
const hours = Array.from({ length: 12 }, (_, hour) => ({ value: String(hour), label: w.hour({ hour }) }));

/** When the person's day begins, and when the treatment began. */
export function Days({ core }: { core: RemoteCore }) {
  const view = useView(() => core.settings());
  return (
    <>
      <h2>{w.days}</h2>
      <Loaded of={view}>{(settings) => <Form core={core} settings={settings} />}</Loaded>
    </>
  );
}

function Form({ core, settings }: { core: RemoteCore; settings: SettingsView }) {
  const dayStart = useSignal(settings.value.dayStartHour);
  const courseStart = useSignal(settings.value.courseStart ?? "");
  const saved = useSignal(false);
  const save = useSave(["dayStartHour", "courseStart"], sentence);

  const keep = () => {
    saved.value = false;
    return save.run(async () => {
      await changeSettings(core, { dayStartHour: dayStart.value, courseStart: courseStart.value || null });
      saved.value = true;
    });
  };
  return (
    <>
      <SelectField
        label={w.dayStart}
        hint={w.dayStartHint}
        value={String(dayStart.value)}
        options={hours}
        onChange={(hour) => {
          dayStart.value = Number(hour);
          saved.value = false;
        }}
        error={save.at("dayStartHour")}
        testId="settings-day-start"
      />
      <DateField
        label={w.courseStart}
        hint={w.courseStartHint({ first: settings.firstDose && mediumDay(settings.firstDose) })}
        optional
        value={courseStart.value}
        onInput={(day) => {
          courseStart.value = day;
          saved.value = false;
        }}
        error={save.at("courseStart")}
        testId="settings-course-start"
      />
      <Notice message={saved.value ? words.done.saved : null} testId="settings-saved" />
      <Notice kind="attention" message={save.whole} testId="settings-error" />
      <div class="actions">
        <Button onPress={() => void keep()} testId="settings-save">
          {words.entry.save}
        </Button>
      </div>
    </>
  );
}

const sentence = ({ code }: CoreError) => (code === "in_future" ? w.courseFuture : undefined);
