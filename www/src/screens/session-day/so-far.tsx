import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { PressureReading, PressureView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { Chevron } from "../../parts/chevron";
import w from "#words/session-day";
import { useRun, type Moment } from "./moments";
import { TimeEdit } from "./stamps";

interface SoFarProps {
  moments: readonly Moment[];
  pressures: readonly PressureView[];
  /** When the time to rest is over, while it is not: HH:MM. */
  restUntil: string | null;
  edit: (reading: PressureView) => void;
  remove: (reading: PressureView) => void;
  reload: () => Promise<void>;
}

interface Entry {
  /** Day and time. Entries without a time come first. */
  readonly at: string;
  readonly row: (last: boolean) => ComponentChildren;
}

/** What happened so far, by time. Only the last stamp has its Undo in sight; a tap on an entry shows what else it can. */
export function SoFar({ moments, pressures, restUntil, edit, remove, reload }: SoFarProps) {
  const stamped = moments
    .filter(({ time }) => time !== null)
    .map((moment) => ({
      at: `${moment.day} ${moment.time}`,
      row: (last: boolean) => <Stamped key={moment.testId} moment={moment} last={last} reload={reload} />,
    }));
  const read = (reading: PressureView) => ({
    at: `${reading.value.at.day} ${reading.value.at.time ?? ""}`,
    row: () => (
      <Reading
        key={reading.marks.id}
        reading={reading}
        edit={() => {
          edit(reading);
        }}
        remove={() => {
          remove(reading);
        }}
      />
    ),
  });
  const isBefore = ({ value }: PressureView) => value.moment === "before";
  // Within a minute, they stay as listed here.
  const entries: Entry[] = [
    ...pressures.filter(isBefore).map(read),
    ...stamped,
    ...pressures.filter((reading) => !isBefore(reading)).map(read),
  ];
  if (entries.length === 0) return null;
  entries.sort((one, other) => Number(one.at > other.at) - Number(one.at < other.at));
  return (
    <>
      <h2>{w.soFar}</h2>
      <ol class="so-far" data-testid="so-far">
        {entries.map(({ row }, at) => row(at === entries.length - 1))}
        {restUntil !== null && (
          <li class="ahead">
            <span class="so-far-time">{restUntil}</span>
            <span class="soft">{w.twoHours}</span>
          </li>
        )}
      </ol>
    </>
  );
}

interface RowProps {
  time: string | null;
  children: ComponentChildren;
  /** Shown once the row is opened. */
  more: (close: () => void) => ComponentChildren;
  /** Beside the row. */
  undo?: ComponentChildren;
  testId: string;
}

function Row({ time, children, more, undo, testId }: RowProps) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div class="so-far-row">
        <button
          type="button"
          class="row-open"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
          data-testid={`${testId}-open`}
        >
          <span class="so-far-time">{time ?? "–"}</span>
          <span>{children}</span>
          <Chevron />
        </button>
        {undo}
      </div>
      {open &&
        more(() => {
          setOpen(false);
        })}
    </li>
  );
}

function Stamped({ moment, last, reload }: { moment: Moment; last: boolean; reload: () => Promise<void> }) {
  const { error, run } = useRun(reload);
  const { name, time, testId } = moment;
  return (
    <Row
      time={time}
      testId={testId}
      undo={
        last && (
          <Button
            kind="text"
            label={w.undoLabel({ what: name })}
            onPress={() => void run(moment.remove)}
            testId={`${testId}-undo`}
          >
            {w.undo}
          </Button>
        )
      }
      more={(close) => (
        <>
          <TimeEdit moment={moment} reload={reload} onDone={close} />
          <Button
            kind="text"
            label={w.removeMoment({ what: name })}
            onPress={() => void run(moment.remove)}
            testId={`${testId}-remove`}
          >
            {w.remove}
          </Button>
        </>
      )}
    >
      {name}
      <Notice kind="attention" message={error} testId={`${testId}-undo-error`} />
    </Row>
  );
}

function Reading({ reading, edit, remove }: { reading: PressureView; edit: () => void; remove: () => void }) {
  const { value } = reading;
  const numbers = w.reading({ upper: value.systolic, lower: value.diastolic });
  return (
    <Row
      time={value.at.time}
      testId="pressure"
      more={() => (
        <p class="record-foot">
          <Button kind="text" label={w.editLabel({ what: numbers })} onPress={edit} testId="pressure-edit">
            {w.edit}
          </Button>
          <Button kind="text" label={w.removeLabel({ what: numbers })} onPress={remove} testId="pressure-remove">
            {w.remove}
          </Button>
        </p>
      )}
    >
      <strong>{numbers}</strong> <span class="soft">{[w.moments[value.moment], ...extras(value)].join(" · ")}</span>
      {mark(reading) !== null && <span class="flag">{mark(reading)}</span>}
    </Row>
  );
}

/** "128 over 82, pulse 70, 13:48". */
export const said = (reading: PressureReading): string =>
  [w.reading({ upper: reading.systolic, lower: reading.diastolic }), ...extras(reading), reading.at.time]
    .filter((part) => part !== null)
    .join(", ");

const extras = ({ pulse, oxygen }: PressureReading): readonly string[] =>
  [pulse !== null && w.pulse({ beats: pulse }), oxygen !== null && w.oxygen({ percent: oxygen })].filter(
    (part) => typeof part === "string",
  );

/** The limit a reading was past, even if it no longer calls for anything. */
function mark({ flag }: PressureView): string | null {
  if (flag !== "showBeforeDose" && flag !== "veryHighPressure" && flag !== "lowOxygen") return null;
  return w.marks[flag];
}
