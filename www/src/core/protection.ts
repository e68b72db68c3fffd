import { signal, type ReadonlySignal } from "@preact/signals";
import { keep, kept } from "./local";

/** Whether the browser has promised not to clear the records on its own. `unknown` if it does not say. */
export type Protection = "protected" | "unprotected" | "unknown";

const state = signal<Protection>("unknown");
export const protection: ReadonlySignal<Protection> = state;

/** Checks again, since the browser may take its promise back. */
export async function checkProtection(): Promise<void> {
  state.value = await ask("persisted");
}

/** Asks the browser for the promise. Some browsers then ask the person. */
export async function askForProtection(): Promise<void> {
  keep("tidemark.asked", "1");
  state.value = await ask("persist");
}

/**
 * Asks once, after the first save. Before that there is nothing to protect, and asking again and again is a nuisance.
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
