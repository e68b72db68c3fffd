import { useEffect, useRef } from "preact/hooks";
import { putEntry } from "../../core/route";

/** What an entry of the history keeps of the form that it shows. */
interface Step {
  readonly route: string;
  readonly depth: number;
  /** How many entries of the form come before this one. */
  readonly step?: number;
  /** The question shown, counted from 0, and the one shown before it. */
  readonly at?: number;
  readonly from?: number;
}

const entry = () => history.state as Step | null;
const taken = (): number => entry()?.step ?? 0;

/** The steps through a form, each an entry of the history of its own, so that Back leads one question back. */
export interface Steps {
  /** Goes from one question to another. */
  readonly go: (from: number, to: number) => void;
  /** The question that the one shown was opened from. */
  readonly from: () => number | undefined;
  /** Goes a step back. False if the form was opened here, and there is none. */
  readonly back: () => boolean;
  /** Leaves all steps, once there is nothing to go back to: the form was saved, or starts over. */
  readonly leave: () => void;
}

/** Calls `show` with the question that Back or Forward lead to. */
export function useSteps(show: (at: number) => void): Steps {
  const shown = useRef(show);
  shown.current = show;
  const leaving = useRef(false);
  useEffect(() => {
    const route = entry()?.route;
    const arrive = () => {
      const to = entry();
      if (to?.route === route && to?.at !== undefined && !leaving.current) shown.current(to.at);
      leaving.current = false;
    };
    window.addEventListener("popstate", arrive);
    return () => {
      window.removeEventListener("popstate", arrive);
    };
  }, []);

  return {
    go: (from, to) => {
      const here = entry();
      if (here === null) return;
      putEntry("replaceState", { ...here, at: from } satisfies Step);
      putEntry("pushState", { ...here, depth: here.depth + 1, step: taken() + 1, at: to, from } satisfies Step);
    },
    from: () => entry()?.from,
    back: () => {
      const isOpen = taken() > 0;
      if (isOpen) history.back();
      return isOpen;
    },
    leave: () => {
      const steps = taken();
      if (steps === 0) return;
      leaving.current = true;
      history.go(-steps);
    },
  };
}
