import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Unlock } from "../../core/api";
import { coreState, unlockCore } from "../../core/client";
import { CoreError } from "../../core/error";
import { countTry, forgetTries, takeBackTry, waitLeft } from "../../core/tries";
import { explain } from "../../words/explain";

/** How a try is made, and what it says if it does not fit. */
interface Try {
  readonly key: () => Promise<Unlock>;
  readonly wrong: string;
  /** Whether a wrong one makes the next one wait. A passkey cannot be guessed. */
  readonly counts: boolean;
}

interface Unlocking {
  /** Makes the key and tries it, unless a try is under way or has to wait. */
  readonly attempt: (made: Try) => Promise<void>;
  readonly error: Signal<string | null>;
  readonly isWorking: boolean;
  /** Seconds until the next try. */
  readonly wait: number;
}

/** Tries at the lock, one at a time, with the waits between them. */
export function useUnlocking(): Unlocking {
  const error = useSignal<string | null>(null);
  const working = useSignal(false);
  const wait = useSignal(secondsLeft());
  const isWaiting = wait.value > 0;
  const look = () => {
    wait.value = secondsLeft();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock runs while there is something to wait for
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(look, 250);
    return () => {
      clearInterval(timer);
    };
  }, [isWaiting]);

  const attempt = async ({ key, wrong, counts }: Try) => {
    if (working.value || (counts && waitLeft() > 0)) return;
    working.value = true;
    error.value = null;
    if (counts) countTry();
    try {
      if (!(await unlockCore(await key()))) error.value = wrong;
      // Else the records may still not open, for another reason than the key.
      else if (coreState.peek().is === "ready") forgetTries();
    } catch (thrown) {
      if (counts) takeBackTry();
      error.value = thrown instanceof CoreError ? explain(thrown) : wrong;
    } finally {
      working.value = false;
      look();
    }
  };
  return { attempt, error, isWorking: working.value, wait: wait.value };
}

const secondsLeft = (): number => Math.ceil(waitLeft() / 1000);
