import { useState } from "preact/hooks";
import type {
  PressureMoment,
  PressureReading,
  PressureView,
  Receipt,
  RemoteCore,
  SessionView,
  When,
} from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Notice, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { begunForms, useDraft } from "../../forms/draft";
import { whenKept } from "../../forms/draft-queue";
import { explain } from "../../words/explain";
import sessionDay from "#words/session-day";
import { linesHere } from "../../parts/help/lines";
import { Opening, Restored } from "../../forms/frame";
import { boxes, numbersOf, unreadable, withDigit, withoutDigit, type Box, type Pressed, type Typed } from "./reading";

const w = sessionDay.entry;

/** The reading as typed. */
interface Form extends Typed {
  readonly id: string | null;
  /** The session it belongs to. */
  readonly session: string;
  readonly moment: PressureMoment;
  readonly time: string;
}

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"];

interface EntryProps {
  core: RemoteCore;
  session: SessionView;
  today: string;
  /** The reading to change, or null for a new one. */
  kept: PressureView | null;
  /** Called with the saved reading, or with null if it was cancelled. */
  onDone: (saved: Receipt | null) => Promise<void>;
}

/** A reading, typed on large keys. A complete number moves on to the next by itself. */
export function PressureEntry({ core, session, today, kept, onDone }: EntryProps) {
  const id = kept?.marks.id ?? null;
  const draft = useDraft<Form>(
    core,
    "pressure",
    id,
    async () => begin(id, session.marks.id, kept?.value, await momentOf(core, session, kept)),
    (form) => form.session === session.marks.id,
  );
  const [box, setBox] = useState<Box>("systolic");
  const [swapped, setSwapped] = useState<{ readonly upper: number; readonly lower: number } | null>(null);
  const [{ error, wrong }, setRefusal] = useState<{ readonly error: string | null; readonly wrong: Box | null }>({
    error: null,
    wrong: null,
  });
  const { form: typed, change } = draft;
  if (!typed) return <Opening title={w.title} error={draft.error} />;

  /** Shows why it was not saved, and marks the number that was refused. */
  const refuse = (why: string | null, at: Box | null) => {
    setRefusal({ error: why, wrong: at });
  };
  const mend = (changed: Box) => {
    if (changed === wrong) refuse(null, null);
  };
  const press = ({ box: changed, digits, next }: Pressed) => {
    mend(changed);
    change({ [changed]: digits });
    setBox(next);
  };
  const cancel = async () => {
    await draft.discard();
    await onDone(null);
  };

  const earlier = session.value.day < today;
  /** Null means now. */
  const whenOf = ({ time }: Form): When | null => {
    const day = kept?.value.at.day ?? (earlier ? session.value.day : null);
    return day === null ? null : { day, time: time || null };
  };
  const save = async (numbers: Form) => {
    setSwapped(null);
    const fault = unreadable(numbers);
    if (fault) {
      if (fault.why === "zero") setBox(fault.box);
      refuse(fault.why === "missing" ? w.missing : zero(fault.box), fault.box);
      return;
    }
    try {
      const receipt = await whenKept(() =>
        core.savePressure(draft.record, {
          session: session.marks.id,
          at: whenOf(numbers),
          moment: numbers.moment,
          ...numbersOf(numbers),
        }),
      );
      await onDone(receipt);
    } catch (thrown) {
      if (thrown instanceof CoreError && thrown.code === "pressure_swapped" && numbers.systolic !== numbers.diastolic) {
        refuse(null, null);
        setSwapped({ upper: Number(numbers.diastolic), lower: Number(numbers.systolic) });
        return;
      }
      // The keys then type into the refused number.
      const at = boxes.find((name) => thrown instanceof CoreError && name === thrown.field) ?? null;
      setBox(at ?? box);
      refuse(sentence(thrown), at);
    }
  };

  return (
    <section class="pressure-entry" aria-label={w.title}>
      <h2>{w.title}</h2>
      <div class="pressure-boxes">
        {boxes.map((name) => (
          <button
            type="button"
            class="pressure-box"
            key={name}
            aria-pressed={name === box}
            onClick={() => {
              setBox(name);
            }}
            data-testid={`pressure-${name}`}
          >
            <span class="soft">
              {w[name]}
              {(name === "pulse" || name === "oxygen") && w.optional}
            </span>
            <strong aria-live="polite">{typed[name] || "–"}</strong>
            {typed[name] === "" && <span class="unseen">{w.empty}</span>}
          </button>
        ))}
      </div>
      <Restored when={draft.restored} startOver={draft.startOver} />
      <Notice kind="attention" message={error ?? draft.error} testId="pressure-refused" />
      {swapped && (
        <div class="notice attention" role="alert" data-testid="pressure-swapped">
          <p>{w.swapped(swapped)}</p>
          <div class="actions">
            <Button
              kind="primary"
              onPress={() => {
                const right = { ...typed, systolic: String(swapped.upper), diastolic: String(swapped.lower) };
                change(right);
                void save(right);
              }}
              testId="pressure-swap"
            >
              {w.swap(swapped)}
            </Button>
            <Button
              onPress={() => {
                setSwapped(null);
                change({ systolic: "", diastolic: "" });
                setBox("systolic");
              }}
              testId="pressure-retype"
            >
              {w.retype}
            </Button>
          </div>
        </div>
      )}
      <div class="keypad" role="group" aria-label={w.digits}>
        {keys.map((key) =>
          key === "" ? (
            <span key="gap" />
          ) : (
            <button
              type="button"
              class="key"
              key={key}
              onClick={() => {
                press(withDigit(typed, box, key));
              }}
              data-testid={`key-${key}`}
            >
              {key}
            </button>
          ),
        )}
        <button type="button" class="key" onClick={() => press(withoutDigit(typed, box))} data-testid="key-delete">
          {w.back}
        </button>
      </div>
      <div class="actions">
        <Button onPress={() => void cancel()} testId="pressure-cancel">
          {w.cancel}
        </Button>
        <Button kind="primary" onPress={() => void save(typed)} testId="pressure-save">
          {w.save}
        </Button>
      </div>
      <Choice
        inline
        legend={w.moment}
        options={(Object.keys(sessionDay.moments) as PressureMoment[]).map((value) => ({
          value,
          label: sessionDay.moments[value],
        }))}
        value={typed.moment}
        onChange={(moment) => {
          change({ moment });
        }}
        testId="pressure-moment"
      />
      {(kept !== null || earlier) && (
        <TimeField
          label={w.time}
          optional
          value={typed.time}
          onInput={(time) => {
            change({ time });
          }}
          testId="pressure-time"
        />
      )}
    </section>
  );
}

function begin(id: string | null, session: string, kept: PressureReading | undefined, moment: PressureMoment): Form {
  return {
    id,
    session,
    systolic: String(kept?.systolic ?? ""),
    diastolic: String(kept?.diastolic ?? ""),
    pulse: String(kept?.pulse ?? ""),
    oxygen: String(kept?.oxygen ?? ""),
    moment,
    time: kept?.at.time ?? "",
  };
}

/** The unsaved reading of this session: a kept one, a new one, or none. */
export async function begun(core: RemoteCore, session: SessionView): Promise<PressureView | "new" | null> {
  for (const { record, form } of (await begunForms<Form>(core, "pressure")).toReversed()) {
    if (form.id === null && form.session === session.marks.id) return "new";
    const kept = session.pressures.find(({ marks }) => marks.id === record);
    if (kept) return kept;
  }
  return null;
}

/** Which reading of the session it is: as kept, or else the core's best guess. */
const momentOf = async (core: RemoteCore, session: SessionView, kept: PressureView | null): Promise<PressureMoment> =>
  kept?.value.moment ?? core.likelyMoment(session.marks.id);

/** An impossible oxygen number most often means a clip that has slipped, and now and then an emergency. */
function clip(): string {
  const [line] = linesHere().emergency;
  return w.clip({ call: line ? w.callNumber({ number: line.number }) : w.callEmergency });
}

const zero = (box: Box): string => (box === "oxygen" ? clip() : w.zero({ what: w[box] }));

function sentence(thrown: unknown): string {
  if (thrown instanceof CoreError && thrown.code === "pressure_swapped") return w.same;
  if (!(thrown instanceof CoreError) || thrown.code !== "out_of_range") return explain(thrown);
  if (thrown.field === "oxygen") return clip();
  const { min, max } = thrown.detail as { min: number; max: number };
  const what = boxes.find((name) => name === thrown.field);
  return what ? w.range({ what: w[what], min, max }) : explain(thrown);
}
