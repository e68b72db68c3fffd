import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LimitsInForceView, Plan, PressureView, Receipt, RemoteCore, SessionView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { say } from "../../parts/done";
import { explain } from "../../words/explain";
import { words } from "../../words";
import w from "#words/session-day";
import type { Around } from "./around";
import { begun, PressureEntry } from "./entry";
import { later, type Next, PEAK, REST } from "./clock";
import { Flags } from "./flags";
import type { Moment } from "./moments";
import { said, SoFar } from "./so-far";

interface PressuresProps {
  core: RemoteCore;
  session: SessionView;
  limits: LimitsInForceView;
  plan: Plan;
  around: Around;
  today: string;
  moments: readonly Moment[];
  next: Next;
  /** Minutes since the dose. Null before it, and once its day is over. */
  minutes: number | null;
  reload: () => Promise<void>;
  /** Shown between the button for one more reading and what happened so far. */
  children: ComponentChildren;
}

/** What the readings call for and the button for one more, then what happened so far. */
export function Pressures({
  core,
  session,
  limits,
  plan,
  around,
  today,
  moments,
  next,
  minutes,
  reload,
  children,
}: PressuresProps) {
  const { time } = session.value;
  const [open, setOpen] = useState<PressureView | "new" | null>(null);
  const [saved, setSaved] = useState<Receipt | null>(null);
  const [error, setError] = useState<string | null>(null);
  // A reading that was half typed when the app was closed is opened again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and not again when the session is reloaded
  useEffect(() => {
    begun(core, session).then(
      (reading) => {
        if (reading !== null) setOpen(reading);
      },
      (thrown: unknown) => {
        setError(explain(thrown));
      },
    );
  }, []);

  const remove = async (reading: PressureView) => {
    try {
      const receipt = await core.withdraw(reading.marks.id);
      setSaved(null);
      say(words.done.removed, receipt);
      await reload();
    } catch (thrown) {
      setError(explain(thrown));
    }
  };

  const undo = async (receipt: Receipt) => {
    try {
      await core.undo(receipt);
      setSaved(null);
      await reload();
    } catch (thrown) {
      setError(explain(thrown));
    }
  };

  const hint = hintOf(next, time, minutes);
  const justSaved = session.pressures.find(({ marks }) => marks.id === saved?.id);
  return (
    <section class="pressures">
      <Flags session={session} limits={limits} around={around} plan={plan} />
      {open !== null ? (
        <PressureEntry
          core={core}
          session={session}
          today={today}
          kept={open === "new" ? null : open}
          onDone={async (receipt) => {
            await reload();
            setSaved(receipt);
            setOpen(null);
          }}
        />
      ) : (
        <div class="woozy">
          <Notice
            message={justSaved ? w.saved({ what: said(justSaved.value) }) : null}
            action={saved === null ? undefined : { label: words.parts.undo, onPress: () => void undo(saved) }}
            testId="pressure-saved"
          />
          <Button
            kind={hint === null ? "plain" : "primary"}
            onPress={() => {
              setOpen("new");
            }}
            testId="pressure-add"
          >
            <span>
              {w.pressure}
              {hint !== null && <span class="hint">{hint}</span>}
            </span>
          </Button>
        </div>
      )}
      {children}
      <Notice kind="attention" message={error} testId="pressure-error" />
      <SoFar
        moments={moments}
        pressures={session.pressures}
        restUntil={time !== null && minutes !== null && minutes < REST ? later(time, REST) : null}
        edit={(reading) => {
          setOpen(reading);
          window.scrollTo(0, 0);
        }}
        remove={(reading) => void remove(reading)}
        reload={reload}
      />
    </section>
  );
}

/** When the next reading is, if a reading is next. */
function hintOf(next: Next, time: string | null, minutes: number | null): string | null {
  if (next === "before") return w.next.before;
  if (next === "leaving") return w.next.leaving;
  if (next !== "peak" || time === null || minutes === null) return null;
  return w.next.peak({ time: later(time, PEAK), minutes: Math.max(0, PEAK - minutes) });
}
