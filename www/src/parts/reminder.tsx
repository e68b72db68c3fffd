import { useSignal } from "@preact/signals";
import type { RemoteReport } from "../core/api";
import { language } from "../core/language";
import { Notice, TimeField } from ".";
import { Choice } from "./choice";
import { HandOver } from "./hand-over";
import { useView } from "./view";
import w from "#words/reminder";

type Chosen = keyof typeof w.times;
const times = Object.keys(w.times) as Chosen[];

/**
 * A daily reminder at a chosen time, as a file for the person's calendar. Tidemark has no server, so it cannot remind
 * anyone by itself. The file is ready before it is asked for, since a share sheet opens only right after a tap.
 */
export function Reminder({ report }: { report: RemoteReport }) {
  const chosen = useSignal<Chosen | null>(null);
  const typed = useSignal("");
  const time = chosen.value === "other" ? typed.value : (chosen.value ?? "");
  const made = useView(async () => ({ time, file: time === "" ? null : await fileOf(report, time) }), time);
  // A file made for the time before is not handed over.
  const file = made.view?.time === time ? made.view.file : null;
  return (
    <>
      <p>{w.how}</p>
      <Choice
        inline
        legend={w.time}
        options={times.map((value) => ({ value, label: w.times[value] }))}
        value={chosen.value}
        onChange={(next) => {
          chosen.value = next;
        }}
        testId="reminder"
      />
      {chosen.value === "other" && (
        <TimeField
          label={w.other}
          value={typed.value}
          onInput={(next) => {
            typed.value = next;
          }}
          testId="reminder-time"
        />
      )}
      <Notice kind="attention" message={made.error} testId="reminder-failed" />
      {file !== null && <HandOver file={file} quiet testId="reminder" />}
    </>
  );
}

/** Its name, like what is in it, gives away nothing about the person. */
const fileOf = async (report: RemoteReport, time: string): Promise<File> =>
  new File([(await report.ics(time, language)) as BlobPart], "tidemark-reminder.ics", { type: "text/calendar" });
