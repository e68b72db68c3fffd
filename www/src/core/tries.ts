import { keep, kept } from "./local";

/*
 * Wrong tries at the lock make the next one wait. They are counted over reloads, and nothing is ever wiped: whoever holds
 * the device can read the stored bytes anyway, so the waits only stop somebody who guesses by hand.
 */

const KEY = "tidemark.tries";
/** Seconds to wait after the first wrong try, the second, and so on. The last holds for all that follow. */
const WAITS = [0, 0, 0, 5, 30, 60];

interface Tries {
  readonly count: number;
  /** When the last one was, in milliseconds since 1970. */
  readonly at: number;
}

/** Milliseconds until the next try. */
export function waitLeft(now: number = Date.now()): number {
  const { count, at } = read();
  if (count === 0) return 0;
  const wait = (WAITS[Math.min(count, WAITS.length) - 1] ?? 0) * 1000;
  // A clock that was put back must not make the wait longer.
  return Math.min(wait, Math.max(0, at + wait - now));
}

/** Counts a try before it is made, so that closing the page in the middle does not spare the wait. */
export function countTry(now: number = Date.now()): void {
  keep(KEY, JSON.stringify({ count: read().count + 1, at: now } satisfies Tries));
}

/** Forgets the wrong tries, once the records are open. */
export function forgetTries(): void {
  keep(KEY, null);
}

/** Takes back the try that was just counted: it could not be made. */
export function takeBackTry(): void {
  const { count, at } = read();
  keep(KEY, count > 1 ? JSON.stringify({ count: count - 1, at } satisfies Tries) : null);
}

function read(): Tries {
  try {
    const { count, at } = JSON.parse(kept(KEY) ?? "{}") as Partial<Tries>;
    return typeof count === "number" && typeof at === "number" ? { count, at } : { count: 0, at: 0 };
  } catch {
    return { count: 0, at: 0 };
  }
}
