import { useState } from "preact/hooks";
import { CoreError } from "../../core/error";
import { Button, Notice, TimeField } from "../../parts";
import { felt } from "../../parts/felt";
import w from "#words/session-day";
import { useRun, type Moment } from "./moments";

interface StampsProps {
  moments: readonly Moment[];
  /** Whether the dose is the next thing to do. */
  doseNext: boolean;
  /** Its day has passed, so a stamp cannot mean now: a tap asks for the time. */
  earlier: boolean;
  reload: () => Promise<void>;
}

/** The moments of the session, in two columns. One tap saves the time. None moves, so that a second tap hits no other. */
export function Stamps({ moments, doseNext, earlier, reload }: StampsProps) {
  return (
    <ol class="stamps" data-testid="stamps">
      {moments.map((moment, at) => (
        <Stamp key={moment.testId} moment={moment} primary={at === 0 && doseNext} earlier={earlier} reload={reload} />
      ))}
    </ol>
  );
}

interface StampProps {
  moment: Moment;
  primary: boolean;
  earlier: boolean;
  reload: () => Promise<void>;
}

function Stamp({ moment, primary, earlier, reload }: StampProps) {
  const [typing, setTyping] = useState(false);
  const { error, run } = useRun(reload);
  const { name, time, testId } = moment;
  if (time !== null) {
    return (
      <li class="stamped" data-testid={`${testId}-kept`}>
        {name} <span class="stamp-time">{time}</span>
      </li>
    );
  }
  const stamp = () =>
    run(async () => {
      await moment.stamp();
      felt();
    });
  return (
    <li>
      <Button
        kind={primary ? "primary" : "plain"}
        onPress={() => {
          if (earlier) setTyping(true);
          else void stamp();
        }}
        testId={testId}
      >
        {name}
      </Button>
      {typing && (
        <TimeEdit
          moment={moment}
          reload={reload}
          onDone={() => {
            setTyping(false);
          }}
        />
      )}
      <Notice kind="attention" message={error} testId={`${testId}-error`} />
    </li>
  );
}

interface TimeEditProps {
  moment: Moment;
  reload: () => Promise<void>;
  onDone: () => void;
}

/** Asks for the time of a moment. */
export function TimeEdit({ moment, reload, onDone }: TimeEditProps) {
  const [typed, setTyped] = useState(moment.time ?? "");
  const { error, run, mend } = useRun(reload);
  const { testId } = moment;
  const save = () =>
    run(async () => {
      // Left blank, it would be a moment at an unknown time. Anyone who saves it here means a known one.
      if (typed === "") throw new CoreError("impossible_time", "No time", "at.time");
      await moment.change(typed);
      onDone();
    });
  return (
    <div class="stamp-edit">
      <TimeField
        label={w.time}
        value={typed}
        onInput={(next) => {
          mend();
          setTyped(next);
        }}
        testId={`${testId}-time`}
      />
      <Notice kind="attention" message={error} testId={`${testId}-time-error`} />
      <div class="actions">
        <Button onPress={onDone} testId={`${testId}-cancel`}>
          {w.cancel}
        </Button>
        <Button kind="primary" onPress={() => void save()} testId={`${testId}-save`}>
          {w.save}
        </Button>
      </div>
    </div>
  );
}
