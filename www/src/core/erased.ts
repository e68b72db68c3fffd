import { signal, type ReadonlySignal } from "@preact/signals";
import type { RemoteCore, StoreKind } from "./api";
import { coreState, startCore, stopCore } from "./client";
import { eraseAround, leftovers, type Leftovers } from "./erase";
import { keepMark, readMark } from "./erase-mark";
import { forgetOwnHelp } from "./own-help";
import { recallSentinel } from "./sentinel";

const found = signal<Leftovers | "erasing" | null>(null);

/** Set once everything is erased, and while an erase is finished. The page then shows nothing else. */
export const erased: ReadonlySignal<Leftovers | "erasing" | null> = found;

/** Erases every record and setting, then checks what is left. Rejects if the core could not erase the records. */
export async function eraseEverything(core: RemoteCore): Promise<void> {
  await eraseAs((await recallSentinel())?.install ?? null, core);
}

async function eraseAs(install: string | null, core: RemoteCore): Promise<void> {
  await keepMark({ install, done: false });
  try {
    await core.erase();
  } catch (thrown) {
    // The person is told and decides again. The next start must not erase by itself.
    await keepMark(null);
    throw thrown;
  }
  stopCore();
  forgetOwnHelp();
  await eraseAroundAndLook();
}

/** Erases what lies outside the database once more, and checks again. */
export async function eraseAroundAndLook(): Promise<void> {
  await eraseAround();
  const left = await leftovers();
  const mark = await readMark();
  if (mark && !left.caches && !left.settings) await keepMark({ ...mark, done: true });
  found.value = left;
}

/** Starts the core, after finishing an erase that was cut short. */
export async function startOrFinishErase(store: StoreKind): Promise<void> {
  const mark = await readMark();
  if (mark === null || mark.done) return startCore(store);
  found.value = "erasing";
  await startCore("device");
  const state = coreState.peek();
  try {
    if (state.is === "ready") return await eraseAs(mark.install, state.core);
  } catch {
    // The records could not be erased and are shown again.
  }
  found.value = null;
}
