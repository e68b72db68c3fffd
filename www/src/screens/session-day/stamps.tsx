import { useState } from "preact/hooks";
import type { RemoteCore, SessionView, StampName } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Notice, TimeField } from "../../parts";
import { explain } from "../../words/explain";
import { sessionDay as w } from "../../words/en/session-day";
import { inputOf } from "../../forms/session-input";

const kinds = Object.keys(w.stamps) as StampName[];

interface StampsProps {
  core: RemoteCore;
  session: SessionView;
  /** Its day has passed, so that no moment of it is now: a tap asks for the time. */
  earlier: boolean;
  reload: () => Promise<void>;
}

/** The moments of the day: one tap keeps the time, which can be undone or changed afterwards. */
export function Stamps({ core, session, earlier, reload }: StampsProps) {
  const { id } = session.marks;
  // The session's last change may be another one than its time, so the time itself is set anew.
  const setDose = (time: string | null) => core.saveSession({ ...inputOf(session), time, confirmed: true });
  const dose = (
    <Stamp
      name={w.dose}
      time={session.time}
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
      {kinds.map((kind) => {
        const kept = session.stamps.findLast((stamp) => stamp.kind === kind);
        return (
          <Stamp
            key={kind}
            name={w.stamps[kind]}
            time={kept?.time ?? null}
            stamp={() => core.saveStamp({ id: null, session: id, kind, day: null, time: null })}
            undo={() => core.withdraw(kept?.marks.id ?? "")}
            change={(time) =>
              core.saveStamp({ id: kept?.marks.id ?? null, session: id, kind, day: kept?.day ?? session.day, time })
            }
            earlier={earlier}
            reload={reload}
            testId={`stamp-${kind}`}
          />
        );
      })}
    </ol>
  );
}

interface StampProps {
  name: string;
  /** When it was stamped; null while it was not. */
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
            <Button kind="text" label={w.undoLabel(name)} onPress={() => void run(undo)} testId={`${testId}-undo`}>
              {w.undo}
            </Button>
            <Button
              kind="text"
              label={w.changeLabel(name)}
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
            <Button kind="primary" onPress={() => void run(() => change(typed))} testId={`${testId}-save`}>
              {w.save}
            </Button>
          </div>
        </div>
      )}
      <Notice kind="attention" message={error} testId={`${testId}-error`} />
    </li>
  );
}

function sentence(thrown: unknown): string {
  if (thrown instanceof CoreError && thrown.code === "end_before_onset") return w.problems.order;
  if (thrown instanceof CoreError && thrown.code === "impossible_time") return w.problems.time;
  return explain(thrown);
}
