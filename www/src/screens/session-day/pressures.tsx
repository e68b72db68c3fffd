import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ContactView, PressureView, RedFlagName, RemoteCore, SessionView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { say } from "../../shell/done";
import { explain } from "../../shell/explain";
import { words } from "../../words/en";
import { sessionDay as w } from "../../words/en/session-day";
import { Calls } from "../sessions/calls";
import { begun, PressureEntry } from "./entry";

interface PressuresProps {
  core: RemoteCore;
  session: SessionView;
  clinic: ContactView | null;
  today: string;
  reload: () => Promise<void>;
  /** What stands between the way to one more reading and those so far. */
  children: ComponentChildren;
}

/** What the readings call for and the way to one more; below, the readings so far. */
export function Pressures({ core, session, clinic, today, reload, children }: PressuresProps) {
  const [open, setOpen] = useState<PressureView | "new" | null>(null);
  const [error, setError] = useState<string | null>(null);
  // A reading that was half typed when the app was closed goes on.
  useEffect(() => {
    begun(core, session).then((reading) => { if (reading !== null) setOpen(reading); }, (thrown: unknown) => { setError(explain(thrown)); });
  }, []);

  const remove = async (reading: PressureView) => {
    try {
      await core.withdraw(reading.marks.id);
      say(words.done.removed, reading.marks.id);
      await reload();
    } catch (thrown) {
      setError(explain(thrown));
    }
  };

  const worst = session.pressures.find(({ flag }) => flag === "emergencyWithSymptoms")
    ?? session.pressures.find(({ flag }) => flag === "tellStaff");
  return (
    <section class="pressures">
      {worst && <Flag flag={worst.flag} clinic={clinic} />}
      {open !== null ? (
        <PressureEntry
          core={core}
          session={session}
          today={today}
          kept={open === "new" ? null : open}
          onDone={async () => {
            setOpen(null);
            await reload();
          }}
        />
      ) : (
        <div class="woozy">
          <Button kind="primary" onPress={() => { setOpen("new"); }} testId="pressure-add">{w.pressure}</Button>
        </div>
      )}
      {children}
      <Notice kind="attention" message={error} testId="pressure-error" />
      {session.pressures.length > 0 && (
        <>
          <h2>{w.readings}</h2>
          <ul class="rows" data-testid="pressures">
            {session.pressures.map((reading) => (
              <Reading key={reading.marks.id} reading={reading} edit={() => { setOpen(reading); }} remove={() => void remove(reading)} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Reading({ reading, edit, remove }: { reading: PressureView; edit: () => void; remove: () => void }) {
  const numbers = w.reading(reading.systolic, reading.diastolic);
  const rest = [reading.pulse !== null && w.pulse(reading.pulse), reading.time].filter(Boolean).join(" · ");
  return (
    <li class="reading" data-testid="pressure">
      <p><strong>{numbers}</strong> <span class="soft">{w.moments[reading.moment]} · {rest}</span></p>
      <p class="record-foot">
        <Button kind="text" label={w.editLabel(numbers)} onPress={edit} testId="pressure-edit">{w.edit}</Button>
        <Button kind="text" label={w.removeLabel(numbers)} onPress={remove} testId="pressure-remove">{w.remove}</Button>
      </p>
    </li>
  );
}

/** What a reading calls for (R5), and whom to call where it may be an emergency. */
function Flag({ flag, clinic }: { flag: RedFlagName; clinic: ContactView | null }) {
  if (flag !== "tellStaff" && flag !== "emergencyWithSymptoms") return null;
  return (
    <div class="notice attention sign" role="alert" data-testid="pressure-flag" data-flag={flag}>
      <p>{w.flags[flag]}</p>
      {flag === "emergencyWithSymptoms" && <Calls clinic={clinic} urgent />}
    </div>
  );
}
