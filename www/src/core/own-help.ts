import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { HelpView, RemoteCore } from "./api";
import { changesElsewhere, changesHere, coreState } from "./client";
import { keepAside, readAside } from "./aside";
import { keep, kept } from "./local";
import { storeKind } from "./store";

/*
 * What Help now shows of the person's own. The core holds it, and an unencrypted copy is kept beside the
 * records, so that Help now has it before the core has started and while the app is locked. The sample neither shows it
 * nor has its own: other people may be looking on, and an invented number must never be called.
 */

/** Where the copy of earlier versions lies. */
const FORMER = "tidemark.help";
const OFF = "tidemark.help-off";

const shown = signal<HelpView | null>(null);
/** Whether the core has said what is kept. The copy may be older. */
let answered = false;
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
  answered = true;
  shown.value = null;
}

/** Reads the person's own help once the core is ready and after each change, and updates the copy to match. */
export function followOwnHelp(): void {
  void showCopy();
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
  });
}

/** Shows the copy until the core has answered. */
async function showCopy(): Promise<void> {
  const former = kept(FORMER);
  if (former !== null) {
    await keepAside("help", former);
    keep(FORMER, null);
  }
  const copy = parse(await readAside("help"));
  if (!answered) shown.value = copy;
}

function ownCore(): RemoteCore | null {
  const state = coreState.value;
  return state.is === "ready" && storeKind.peek() === "device" ? state.core : null;
}

async function read(core: RemoteCore): Promise<void> {
  try {
    const view = await core.help();
    answered = true;
    shown.value = isEmpty(view) ? null : view;
  } catch {
    // Keep showing what was last known.
  }
}

function keepCopy(): void {
  void keepAside("help", off.peek() || shown.peek() === null ? null : JSON.stringify(shown.peek()));
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
