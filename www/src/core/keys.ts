import { type Ask, connect } from "./channel";
import type { KeysAnswers } from "./keys-worker";
import { trustedKeysUrl } from "./trusted";

/** Asks the worker that makes keys. */
export type Keys = Ask<KeysAnswers>;

/** A worker that makes keys, and the way to end it. */
export interface HeldKeys {
  readonly ask: Keys;
  readonly end: () => void;
}

/** Starts the worker that makes keys. Whoever holds it ends it. */
export function holdKeys(): HeldKeys {
  const worker = new Worker(trustedKeysUrl(), { type: "module", name: "keys" });
  return { ask: connect<KeysAnswers>(worker).ask, end: () => worker.terminate() };
}

/** Makes keys in a worker that is ended afterwards, with the memory it took. */
export async function withKeys<T>(use: (keys: Keys) => Promise<T>): Promise<T> {
  const { ask, end } = holdKeys();
  try {
    return await use(ask);
  } finally {
    end();
  }
}
