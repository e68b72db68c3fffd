import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type {
  LimitsInForceView,
  Plan,
  PressureReading,
  PressureView,
  Receipt,
  RemoteCore,
  SessionView,
} from "../../core/api";
import { Button, Notice } from "../../parts";
import { say } from "../../parts/done";
import { explain } from "../../words/explain";
import { words } from "../../words";
import w from "#words/session-day";
import type { Around } from "./around";
import { begun, PressureEntry } from "./entry";
import { Flags } from "./flags";

interface PressuresProps {
  core: RemoteCore;
  session: SessionView;
  limits: LimitsInForceView;
  plan: Plan;
  around: Around;
  today: string;
  reload: () => Promise<void>;
  /** Shown between the button for one more reading and the readings so far. */
  children: ComponentChildren;
}

/** What the readings call for and the button for one more, then the readings so far. */
export function Pressures({ core, session, limits, plan, around, today, reload, children }: PressuresProps) {
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
            kind="primary"
            onPress={() => {
              setOpen("new");
            }}
            testId="pressure-add"
          >
            {w.pressure}
          </Button>
        </div>
      )}
      {children}
      <Notice kind="attention" message={error} testId="pressure-error" />
      {session.pressures.length > 0 && (
        <>
          <h2>{w.readings}</h2>
          <ul class="rows" data-testid="pressures">
            {session.pressures.map((reading) => (
              <Reading
                key={reading.marks.id}
                reading={reading}
                edit={() => {
                  setOpen(reading);
                }}
                remove={() => void remove(reading)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Reading({ reading, edit, remove }: { reading: PressureView; edit: () => void; remove: () => void }) {
  const { value } = reading;
  const numbers = w.reading({ upper: value.systolic, lower: value.diastolic });
  return (
    <li class="reading" data-testid="pressure">
      <p>
        <strong>{numbers}</strong> <span class="soft">{[w.moments[value.moment], ...parts(value)].join(" · ")}</span>
      </p>
      {mark(reading) !== null && <p class="flag">{mark(reading)}</p>}
      <p class="record-foot">
        <Button kind="text" label={w.editLabel({ what: numbers })} onPress={edit} testId="pressure-edit">
          {w.edit}
        </Button>
        <Button kind="text" label={w.removeLabel({ what: numbers })} onPress={remove} testId="pressure-remove">
          {w.remove}
        </Button>
      </p>
    </li>
  );
}

/** "128 over 82, pulse 70, 13:48". */
const said = (reading: PressureReading): string =>
  [w.reading({ upper: reading.systolic, lower: reading.diastolic }), ...parts(reading)].join(", ");

const parts = ({ pulse, oxygen, at }: PressureReading): readonly string[] =>
  [pulse !== null && w.pulse({ beats: pulse }), oxygen !== null && w.oxygen({ percent: oxygen }), at.time].filter(
    (part) => typeof part === "string",
  );

/** The limit a reading was past, even if it no longer calls for anything. */
function mark({ flag }: PressureView): string | null {
  if (flag !== "showBeforeDose" && flag !== "veryHighPressure" && flag !== "lowOxygen") return null;
  return w.marks[flag];
}
