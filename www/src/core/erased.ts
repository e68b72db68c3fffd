import { signal, type ReadonlySignal } from "@preact/signals";
import type { RemoteCore } from "./api";
import { stopCore } from "./client";
import { eraseAround, leftovers, type Leftovers } from "./erase";
import { forgetOwnHelp } from "./own-help";

const found = signal<Leftovers | null>(null);

/** Set once everything is erased. The page then shows nothing else until it is reloaded. */
export const erased: ReadonlySignal<Leftovers | null> = found;

/** Erases every record and setting, then checks what is left. Rejects if the core could not erase the records. */
export async function eraseEverything(core: RemoteCore): Promise<void> {
  await core.erase();
  stopCore();
  forgetOwnHelp();
  await eraseAroundAndLook();
}

/** Erases what lies outside the database once more, and checks again. */
export async function eraseAroundAndLook(): Promise<void> {
  await eraseAround();
  found.value = await leftovers();
}
