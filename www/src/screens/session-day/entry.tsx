import { useState } from "preact/hooks";
import type { PressureMomentName, PressureView, RemoteCore, SessionView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Notice, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { explain } from "../../shell/explain";
import { sessionDay } from "../../words/en/session-day";

const w = sessionDay.entry;
const boxes = ["systolic", "diastolic", "pulse"] as const;
type Box = (typeof boxes)[number];
type Typed = Readonly<Record<Box, string>>;
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"];

interface EntryProps {
  core: RemoteCore;
  session: SessionView;
  today: string;
  /** The reading to change; null for a new one. */
  kept: PressureView | null;
  onDone: () => Promise<void>;
}

/** A reading by big keys. A number that is whole moves on to the next by itself. */
export function PressureEntry({ core, session, today, kept, onDone }: EntryProps) {
  const [typed, setTyped] = useState<Typed>(() => ({
    systolic: String(kept?.systolic ?? ""),
    diastolic: String(kept?.diastolic ?? ""),
    pulse: String(kept?.pulse ?? ""),
  }));
  const [box, setBox] = useState<Box>("systolic");
  const [moment, setMoment] = useState<PressureMomentName>(kept?.moment ?? likely(session, today));
  const [time, setTime] = useState(kept?.time ?? "");
  const [swapped, setSwapped] = useState<readonly [number, number] | null>(null);
  const [error, setError] = useState<string | null>(null);

  const press = (digit: string) => {
    // A whole number begins anew: the next digit is a correction.
    const before = isWhole(typed[box]) ? "" : typed[box];
    const next = before + digit;
    setTyped({ ...typed, [box]: next });
    if (isWhole(next)) setBox(boxes[boxes.indexOf(box) + 1] ?? box);
  };
  const erase = () => {
    const here = typed[box] === "" ? (boxes[boxes.indexOf(box) - 1] ?? box) : box;
    setBox(here);
    setTyped({ ...typed, [here]: typed[here].slice(0, -1) });
  };

  const save = async (numbers: Typed) => {
    setSwapped(null);
    if (numbers.systolic === "" || numbers.diastolic === "") {
      setError(w.missing);
      return;
    }
    try {
      await core.savePressure({
        id: kept?.marks.id ?? null,
        session: session.marks.id,
        day: kept?.day ?? (session.day === today ? null : session.day),
        time: time || (kept?.time ?? null),
        moment,
        systolic: Number(numbers.systolic),
        diastolic: Number(numbers.diastolic),
        pulse: numbers.pulse === "" ? null : Number(numbers.pulse),
      });
      await onDone();
    } catch (thrown) {
      if (thrown instanceof CoreError && thrown.code === "pressure_swapped") {
        setError(null);
        setSwapped([Number(numbers.diastolic), Number(numbers.systolic)]);
        return;
      }
      setError(sentence(thrown));
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
            onClick={() => { setBox(name); }}
            data-testid={`pressure-${name}`}
          >
            <span class="soft">{w[name]}{name === "pulse" && w.optional}</span>
            <strong aria-live="polite">{typed[name] || "–"}</strong>
            {typed[name] === "" && <span class="unseen">{w.empty}</span>}
          </button>
        ))}
      </div>
      <Notice kind="attention" message={error} testId="pressure-refused" />
      {swapped && (
        <div class="notice attention" role="alert" data-testid="pressure-swapped">
          <p>{w.swapped(...swapped)}</p>
          <div class="actions">
            <Button
              kind="primary"
              onPress={() => {
                const right = { ...typed, systolic: String(swapped[0]), diastolic: String(swapped[1]) };
                setTyped(right);
                void save(right);
              }}
              testId="pressure-swap"
            >
              {w.swap(...swapped)}
            </Button>
            <Button
              onPress={() => {
                setSwapped(null);
                setTyped({ ...typed, systolic: "", diastolic: "" });
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
            <button type="button" class="key" key={key} onClick={() => { press(key); }} data-testid={`key-${key}`}>{key}</button>
          ),
        )}
        <button type="button" class="key" onClick={erase} data-testid="key-delete">{w.back}</button>
      </div>
      <div class="actions">
        <Button onPress={() => void onDone()} testId="pressure-cancel">{w.cancel}</Button>
        <Button kind="primary" onPress={() => void save(typed)} testId="pressure-save">{w.save}</Button>
      </div>
      <Choice
        inline
        legend={w.moment}
        options={(Object.keys(sessionDay.moments) as PressureMomentName[]).map((value) => ({ value, label: sessionDay.moments[value] }))}
        value={moment}
        onChange={setMoment}
        testId="pressure-moment"
      />
      {kept !== null && <TimeField label={w.time} value={time} onInput={setTime} testId="pressure-time" />}
    </section>
  );
}

/** Three digits, or two of which the first cannot begin a number of three. */
function isWhole(text: string): boolean {
  return text.length >= 3 || (text.length === 2 && text >= "30");
}

/** Which reading of the session this most likely is. A guess that one tap changes; the minutes are the clock's, not a judgement. */
function likely({ time, day, pressures }: SessionView, today: string): PressureMomentName {
  if (day !== today) return "other";
  if (time === null) return pressures.some(({ moment }) => moment === "before") ? "other" : "before";
  const now = new Date();
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const since = now.getHours() * 60 + now.getMinutes() - (hours * 60 + minutes);
  if (since < 20) return "other";
  return since <= 80 ? "peak" : "leaving";
}

function sentence(thrown: unknown): string {
  if (!(thrown instanceof CoreError) || thrown.code !== "out_of_range") return explain(thrown);
  const { min, max } = thrown.detail as { min: number; max: number };
  const what = boxes.find((name) => name === thrown.field);
  return what ? w.range(w[what], min, max) : explain(thrown);
}
