import { signal, type ReadonlySignal } from "@preact/signals";
import type { RemoteCore } from "./api";
import { stopCore } from "./client";
import { eraseAround, leftovers, type Leftovers } from "./erase";
import { forgetOwnHelp } from "./own-help";

const found = signal<Leftovers | null>(null);

/** Set once everything was erased; the page then shows nothing else until it is loaded anew. */
export const erased: ReadonlySignal<Leftovers | null> = found;

/** Erases every record and setting, then looks what is left. Rejects when the core could not erase the records. */
export async function eraseEverything(core: RemoteCore): Promise<void> {
  await core.erase();
  stopCore();
  forgetOwnHelp();
  await eraseAroundAndLook();
}

/** Erases again what lies outside the database, and looks again. */
export async function eraseAroundAndLook(): Promise<void> {
  await eraseAround();
  found.value = await leftovers();
}
