import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { HelpView, RemoteCore } from "./api";
import { changesElsewhere, changesHere, coreState } from "./client";
import { keep, kept } from "./local";
import { storeKind } from "./store";

/*
 * What Help now shows of the person's own. The core holds it; a copy lies in the browser's own storage, unlocked, so
 * that Help now has it before the core is there and while the app is locked. The sample shows none of it, and has none
 * of its own: others may look on, and a made-up number must never be called.
 */

const COPY = "tidemark.help";
const OFF = "tidemark.help-off";

const shown = signal<HelpView | null>(parse(kept(COPY)));
const off = signal(kept(OFF) !== null);

/** The safety plan and the clinic; null while there are none, or none can be read yet, and in the sample. */
export const ownHelp: ReadonlySignal<HelpView | null> = computed(() =>
  storeKind.value === "device" ? shown.value : null,
);
/** Whether the person wants no copy outside the records. */
export const copyOff: ReadonlySignal<boolean> = off;

/** Removes the copy and writes no other, or writes one again. */
export function setCopyOff(next: boolean): void {
  off.value = next;
  keep(OFF, next ? "1" : null);
  keepCopy();
}

/** Forgets what is shown: everything was erased. */
export function forgetOwnHelp(): void {
  shown.value = null;
}

/** Reads the person's own help when the core is there and after each change, and keeps the copy like it. */
export function followOwnHelp(): void {
  // Asking counts in signals of its own, which must not set the asking off again.
  effect(() => {
    const core = ownCore();
    if (core && changesHere.value >= 0) untracked(() => void read(core).then(keepCopy));
  });
  // The tab that saved has written the copy. This one does not: what it holds may have been erased there.
  effect(() => {
    const core = ownCore();
    if (core && changesElsewhere.value > 0) untracked(() => void read(core));
  });
  window.addEventListener("storage", ({ key }) => {
    if (key === OFF) off.value = kept(OFF) !== null;
    if (key === COPY && !off.peek()) shown.value = parse(kept(COPY));
  });
}

function ownCore(): RemoteCore | null {
  const state = coreState.value;
  return state.is === "ready" && storeKind.peek() === "device" ? state.core : null;
}

async function read(core: RemoteCore): Promise<void> {
  try {
    const view = await core.help();
    shown.value = isEmpty(view) ? null : view;
  } catch {
    // What was known last is the best there is.
  }
}

function keepCopy(): void {
  const text = off.peek() || shown.peek() === null ? null : JSON.stringify(shown.peek());
  if (kept(COPY) !== text) keep(COPY, text);
}

function isEmpty({ plan, clinic }: HelpView): boolean {
  return clinic === null && Object.values(plan).every((step) => step === null || step.length === 0);
}

function parse(text: string | null): HelpView | null {
  try {
    return text === null ? null : (JSON.parse(text) as HelpView);
  } catch {
    return null;
  }
}
