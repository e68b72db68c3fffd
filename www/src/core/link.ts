import { CoreError, type ErrorCode } from "./error";

/** A worker that has opened the store. */
export interface Worked<A> {
  readonly ask: A;
  /** Resolves if the worker ends by itself. */
  readonly ended: Promise<CoreError>;
  readonly stop: () => void;
}

interface Needs<A> {
  readonly start: () => Promise<Worked<A>>;
  /** Told why no worker could be started in place of one that ended. */
  readonly failed: (thrown: unknown) => void;
  /** Told when nobody knows whether a call was carried out, and when that is settled. */
  readonly unsettled: (is: boolean) => void;
}

export interface Link<A> {
  /**
   * Asks the worker. `limit` is in milliseconds. `twice` says that the same question may be asked again: it changes
   * nothing, or the second time does what the first did.
   */
  readonly call: <T>(limit: number, twice: boolean, question: (ask: A) => Promise<T>) => Promise<T>;
  /** Ends the worker for good. */
  readonly end: () => void;
}

/**
 * A core that outlives its worker. If the worker ends or does not answer in time, another is started and asked the same
 * once more: only the store knows what became of the first. A question that may not be asked twice is `not_known`.
 */
export async function link<A>({ start, failed, unsettled }: Needs<A>): Promise<Link<A>> {
  let isOver = false;
  const started = await start();
  let running: Worked<A> | null = started;
  let current = Promise.resolve(watched(started));

  function watched(next: Worked<A>): Worked<A> {
    void next.ended.then(() => replace(next)).catch(() => undefined);
    return next;
  }

  /** The worker after this one. Of all who find it gone, only the first starts another. */
  function replace(gone: Worked<A>): Promise<Worked<A>> {
    if (gone !== running || isOver) return current;
    gone.stop();
    running = null;
    current = start().then((next) => {
      if (isOver) next.stop();
      running = next;
      return watched(next);
    });
    current.catch(failed);
    return current;
  }

  async function call<T>(limit: number, twice: boolean, question: (ask: A) => Promise<T>): Promise<T> {
    const first = await current;
    try {
      return await within(limit, "no_answer", question(first.ask));
    } catch (thrown) {
      if (isOver || !isLost(thrown)) throw thrown;
    }
    unsettled(true);
    try {
      const next = await replace(first);
      if (!twice) throw new CoreError("not_known", "The worker ended before it answered");
      return await within(limit, "no_answer", question(next.ask));
    } catch (thrown) {
      throw isLost(thrown) ? new CoreError("not_known", "Two workers ended before they answered") : thrown;
    } finally {
      unsettled(false);
    }
  }

  return {
    call,
    end: () => {
      isOver = true;
      running?.stop();
    },
  };
}

/**
 * What leaves open whether a call was carried out, and says that the worker is of no use. A core that says `not_known` is:
 * its database did not answer, and another worker would wait for the same database.
 */
const lost: readonly ErrorCode[] = ["no_answer", "worker_ended"];
const isLost = (thrown: unknown): boolean => thrown instanceof CoreError && lost.includes(thrown.code);

/** The work, or an error with this code if it takes longer than the limit, in milliseconds. */
export async function within<T>(limit: number, code: ErrorCode, work: Promise<T>): Promise<T> {
  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => {
      reject(new CoreError(code, `No answer after ${limit} ms`));
    }, limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
