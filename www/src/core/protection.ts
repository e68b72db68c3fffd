import { signal, type ReadonlySignal } from "@preact/signals";
import { keep, kept } from "./local";

/** Whether the browser has promised not to clear the records on its own. `unknown` if it does not say. */
export type Protection = "protected" | "unprotected" | "unknown";

const state = signal<Protection>("unknown");
export const protection: ReadonlySignal<Protection> = state;

/** Firefox on iPhone and iPad is WebKit, and does not ask. */
const asksPerson = /Firefox\//.test(navigator.userAgent);

/** Checks again, since the browser may take its promise back. */
export async function checkProtection(): Promise<void> {
  state.value = await ask("persisted");
}

/**
 * Asks for the promise at each start, where the browser decides by itself: it may have refused before, or taken it back.
 * Firefox asks the person, so there it is only looked up.
 */
export async function protectAtStart(): Promise<void> {
  state.value = await ask(asksPerson ? "persisted" : "persist");
}

/** Asks the browser for the promise. Some browsers then ask the person. */
export async function askForProtection(): Promise<void> {
  keep("tidemark.asked", "1");
  state.value = await ask("persist");
}

/**
 * Asks once, after the first save. Before that there is nothing to protect that would be worth a question to the person.
 */
export async function protectAfterSave(): Promise<void> {
  if (kept("tidemark.asked") === null && state.peek() !== "protected") await askForProtection();
}

async function ask(method: "persist" | "persisted"): Promise<Protection> {
  // Older browsers have no storage manager, whatever the types say.
  const manager = navigator.storage as StorageManager | undefined;
  if (typeof manager?.[method] !== "function") return "unknown";
  try {
    return (await manager[method]()) ? "protected" : "unprotected";
  } catch {
    return "unknown";
  }
}
