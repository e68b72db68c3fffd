import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { HelpView, RemoteCore } from "./api";
import { changesElsewhere, changesHere, coreState } from "./client";
import { keep, kept } from "./local";
import { storeKind } from "./store";

/*
 * What Help now shows of the person's own. The core holds it, and an unencrypted copy is kept in the browser's own
 * storage, so that Help now has it before the core has started and while the app is locked. The sample neither shows it
 * nor has its own: other people may be looking on, and an invented number must never be called.
 */

const COPY = "tidemark.help";
const OFF = "tidemark.help-off";

const shown = signal<HelpView | null>(parse(kept(COPY)));
const off = signal(kept(OFF) !== null);

/** The safety plan and the clinic. Null if there are none, if they cannot be read yet, and in the sample. */
export const ownHelp: ReadonlySignal<HelpView | null> = computed(() =>
  storeKind.value === "device" ? shown.value : null,
);
/** Whether the person wants no copy outside the records. */
export const copyOff: ReadonlySignal<boolean> = off;

/** Removes the copy and stops writing it, or starts writing it again. */
export function setCopyOff(next: boolean): void {
  off.value = next;
  keep(OFF, next ? "1" : null);
  keepCopy();
}

/** Forgets what is shown, after everything was erased. */
export function forgetOwnHelp(): void {
  shown.value = null;
}

/** Reads the person's own help once the core is ready and after each change, and updates the copy to match. */
export function followOwnHelp(): void {
  // Calls of the core change signals of their own. Untracked, they do not set off this effect again.
  effect(() => {
    const core = ownCore();
    if (core && changesHere.value >= 0) untracked(() => void read(core).then(keepCopy));
  });
  // The tab that saved has written the copy. This one must not: what it still holds may have been erased there.
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
    // Keep showing what was last known.
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
