/*
 * A kept draft is a strict write, which a busy disk takes long over. So typing is kept once it pauses or the field is
 * left, a choice at once, and at most one write of a form is under way: of the texts that wait, only the newest counts.
 */

/** Milliseconds without a key before what was typed is kept. */
export const QUIET = 300;

/** How the newest change was made: by typing, which goes on, or by a tap, which is complete. */
export type Made = "typed" | "chosen";

/** How a change that happens now is made: only what takes keys can be typed into. */
export function howMade(): Made {
  const takesKeys = "textarea, input:not([type=radio], [type=checkbox])";
  return document.activeElement?.matches(takesKeys) ? "typed" : "chosen";
}

/** Keeps the newest text of one form. */
export interface DraftQueue {
  readonly put: (text: string, made: Made) => void;
  /** Writes what waits. Resolves once nothing waits or is being written; `told` says whether it could be kept. */
  readonly flush: () => Promise<void>;
  /** Forgets what waits: it is being saved. */
  readonly forget: () => void;
  /** Forgets what waits and runs `drop`, after the write under way. */
  readonly drop: (drop: () => Promise<void>) => Promise<void>;
  /** Writes what waits, for the last time: the form is left. */
  readonly leave: () => void;
  /** Forgets a text that could not be kept. */
  readonly forgetFailed: () => void;
}

const open = new Set<DraftQueue>();

/** Keeps everything that was typed. Resolves once it is kept or could not be. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...open].map((queue) => queue.flush()));
}

/**
 * Runs a save once every draft is kept, so that a save that fails loses nothing. If a draft could not be kept and the
 * save succeeds, that draft is forgotten: written later, it would come back as unsaved.
 */
export async function whenKept<T>(work: () => Promise<T>): Promise<T> {
  await keepDrafts();
  const saved = await work();
  for (const queue of open) queue.forgetFailed();
  return saved;
}

/** `told` gets why a text could not be kept, or null once one is. */
export function draftQueue(write: (text: string) => Promise<void>, told: (fault: unknown) => void): DraftQueue {
  let waiting: string | null = null;
  let failed: string | null = null;
  let due = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const writeAll = async () => {
    while (waiting !== null && due) {
      const text = waiting;
      waiting = null;
      await write(text).then(
        () => {
          failed = null;
          told(null);
        },
        (thrown: unknown) => {
          failed = text;
          told(thrown);
        },
      );
    }
    running = null;
  };
  const flush = async () => {
    clearTimeout(timer);
    due = true;
    waiting ??= failed;
    if (waiting !== null) running ??= writeAll();
    await running;
  };

  const queue: DraftQueue = {
    put(text, made) {
      clearTimeout(timer);
      waiting = text;
      due = made === "chosen";
      if (due) void flush();
      else timer = setTimeout(() => void flush(), QUIET);
    },
    flush,
    forget() {
      clearTimeout(timer);
      waiting = null;
    },
    async drop(drop) {
      clearTimeout(timer);
      waiting = null;
      await running;
      failed = null;
      await drop();
    },
    leave() {
      void flush().then(() => open.delete(queue));
    },
    forgetFailed() {
      failed = null;
    },
  };
  open.add(queue);
  return queue;
}

document.addEventListener("focusout", () => void keepDrafts());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void keepDrafts();
});
window.addEventListener("pagehide", () => void keepDrafts());
