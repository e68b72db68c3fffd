import { useRef, useState } from "preact/hooks";
import type { RemoteCore, SessionView, StampKind } from "../../core/api";
import { CoreError } from "../../core/error";
import { newId } from "../../core/id";
import { explain } from "../../words/explain";
import w from "#words/session-day";

const kinds = Object.keys(w.stamps) as StampKind[];

const drawIds = () => Object.fromEntries(kinds.map((what) => [what, newId()])) as Record<StampKind, string>;

/** A moment of the session, stamped or not yet. */
export interface Moment {
  readonly name: string;
  readonly day: string;
  /** When it was stamped, or null if it was not. */
  readonly time: string | null;
  readonly stamp: () => Promise<unknown>;
  readonly remove: () => Promise<unknown>;
  readonly change: (time: string) => Promise<unknown>;
  readonly testId: string;
}

/** The dose, then the other moments in the order in which they are offered. */
export function useMoments(core: RemoteCore, { marks: { id }, value, stamps }: SessionView): readonly Moment[] {
  // A stamp that is tapped again after a failure is the same stamp.
  const fresh = useRef(drawIds());
  // The session's last change may have been something else, so removing sets the time itself.
  const setDose = (time: string | null) => core.saveSession(id, { ...value, time }, true);
  const dose: Moment = {
    name: w.dose,
    day: value.day,
    time: value.time,
    stamp: () => core.doseTaken(id),
    remove: () => setDose(null),
    change: setDose,
    testId: "stamp-dose",
  };
  const others = kinds.map((what): Moment => {
    const kept = stamps.findLast((stamp) => stamp.value.what === what);
    const { day, time } = kept?.value.at ?? { day: value.day, time: null };
    const save = (at: string | null) =>
      core.saveStamp(kept?.marks.id ?? fresh.current[what], {
        session: id,
        what,
        at: at === null ? null : { day, time: at },
      });
    return {
      name: w.stamps[what],
      day,
      time,
      stamp: () => save(null),
      remove: () => {
        fresh.current = drawIds();
        return core.withdraw(kept?.marks.id ?? "");
      },
      change: save,
      testId: `stamp-${what}`,
    };
  });
  return [dose, ...others];
}

/** Runs a change of a moment and then shows the session anew. `error` says why the last one did not succeed. */
export function useRun(reload: () => Promise<void>) {
  const [error, setError] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setError(null);
      await reload();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return { error, run, mend: () => setError(null) };
}

function sentence(thrown: unknown): string {
  if (thrown instanceof CoreError && thrown.code === "end_before_onset") return w.problems.order;
  if (thrown instanceof CoreError && thrown.code === "impossible_time") return w.problems.time;
  return explain(thrown);
}
