import { useRef, useState } from "preact/hooks";
import type { RemoteCore, SessionView, StampKind } from "../../core/api";
import { newId } from "../../core/id";
import { CoreError } from "../../core/error";
import { Button, Notice, TimeField } from "../../parts";
import { explain } from "../../words/explain";
import w from "#words/session-day";

const kinds = Object.keys(w.stamps) as StampKind[];

const drawIds = () => Object.fromEntries(kinds.map((what) => [what, newId()])) as Record<StampKind, string>;

interface StampsProps {
  core: RemoteCore;
  session: SessionView;
  /** Its day has passed, so a stamp cannot mean now: a tap asks for the time. */
  earlier: boolean;
  reload: () => Promise<void>;
}

/** The moments of the session. One tap keeps the time, which can be undone or changed afterwards. */
export function Stamps({ core, session, earlier, reload }: StampsProps) {
  const { marks, value, stamps } = session;
  const { id } = marks;
  // A stamp that is tapped again after a failure is the same stamp.
  const fresh = useRef(drawIds());
  // The session's last change may have been something else, so Undo sets the time itself.
  const setDose = (time: string | null) => core.saveSession(id, { ...value, time }, true);
  const dose = (
    <Stamp
      name={w.dose}
      time={value.time}
      stamp={() => core.doseTaken(id)}
      undo={() => setDose(null)}
      change={setDose}
      earlier={earlier}
      reload={reload}
      testId="stamp-dose"
    />
  );
  return (
    <ol class="woozy" data-testid="stamps">
      {dose}
      {kinds.map((what) => {
        const kept = stamps.findLast((stamp) => stamp.value.what === what);
        const { day, time } = kept?.value.at ?? { day: value.day, time: null };
        return (
          <Stamp
            key={what}
            name={w.stamps[what]}
            time={time}
            stamp={() => core.saveStamp(kept?.marks.id ?? fresh.current[what], { session: id, what, at: null })}
            undo={() => {
              fresh.current = drawIds();
              return core.withdraw(kept?.marks.id ?? "");
            }}
            change={(next) =>
              core.saveStamp(kept?.marks.id ?? fresh.current[what], { session: id, what, at: { day, time: next } })
            }
            earlier={earlier}
            reload={reload}
            testId={`stamp-${what}`}
          />
        );
      })}
    </ol>
  );
}

interface StampProps {
  name: string;
  /** When it was stamped, or null if it was not. */
  time: string | null;
  stamp: () => Promise<unknown>;
  undo: () => Promise<unknown>;
  change: (time: string) => Promise<unknown>;
  earlier: boolean;
  reload: () => Promise<void>;
  testId: string;
}

function Stamp({ name, time, stamp, undo, change, earlier, reload, testId }: StampProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setError(null);
      setTyped(null);
      await reload();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };

  return (
    <li class="stamp">
      {time === null ? (
        <Button
          onPress={
            earlier
              ? () => {
                  setTyped("");
                }
              : () => void run(stamp)
          }
          testId={testId}
        >
          {name}
        </Button>
      ) : (
        <div class="stamped" data-testid={`${testId}-kept`}>
          <p>
            <strong>{name}</strong> <span class="stamp-time">{time}</span>
          </p>
          <p class="record-foot">
            <Button
              kind="text"
              label={w.undoLabel({ what: name })}
              onPress={() => void run(undo)}
              testId={`${testId}-undo`}
            >
              {w.undo}
            </Button>
            <Button
              kind="text"
              label={w.changeLabel({ what: name })}
              onPress={() => {
                setTyped(time);
              }}
              testId={`${testId}-change`}
            >
              {w.change}
            </Button>
          </p>
        </div>
      )}
      {typed !== null && (
        <div class="stamp-edit">
          <TimeField
            label={w.time}
            value={typed}
            onInput={(next) => {
              setError(null);
              setTyped(next);
            }}
            testId={`${testId}-time`}
          />
          <div class="actions">
            <Button
              onPress={() => {
                setTyped(null);
              }}
              testId={`${testId}-cancel`}
            >
              {w.cancel}
            </Button>
            <Button
              kind="primary"
              onPress={() => void run(async () => change(timeOf(typed)))}
              testId={`${testId}-save`}
            >
              {w.save}
            </Button>
          </div>
        </div>
      )}
      <Notice kind="attention" message={error} testId={`${testId}-error`} />
    </li>
  );
}

/** Left blank, it would be a moment at an unknown time. Anyone who saves it here means a known one. */
function timeOf(typed: string): string {
  if (typed === "") throw new CoreError("impossible_time", "No time", "at.time");
  return typed;
}

function sentence(thrown: unknown): string {
  if (thrown instanceof CoreError && thrown.code === "end_before_onset") return w.problems.order;
  if (thrown instanceof CoreError && thrown.code === "impossible_time") return w.problems.time;
  return explain(thrown);
}
