import { signal, type ReadonlySignal } from "@preact/signals";
import type { RemoteCore } from "./api";
import { coreState, eraseLocked, startCore, stopCore } from "./client";
import { eraseAround, leftovers, type Leftovers } from "./erase";
import { keepMark, readMark } from "./erase-mark";
import { forgetOwnHelp } from "./own-help";
import { recallSentinel } from "./sentinel";

const found = signal<Leftovers | "erasing" | null>(null);

/** Set once everything is erased, and while an erase is finished. The page then shows nothing else. */
export const erased: ReadonlySignal<Leftovers | "erasing" | null> = found;

/** Erases every record and setting, then checks what is left. Without a core they are locked. Rejects if they stay. */
export async function eraseEverything(core: RemoteCore | null): Promise<void> {
  await eraseAs((await recallSentinel())?.install ?? null, core);
}

async function eraseAs(install: string | null, core: RemoteCore | null): Promise<void> {
  await keepMark({ install, done: false });
  try {
    await (core ? core.erase() : eraseLocked());
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
export async function startOrFinishErase(store: "device" | "sample"): Promise<void> {
  const mark = await readMark();
  if (mark === null || mark.done) return startCore(store);
  found.value = "erasing";
  await startCore("device");
  const state = coreState.peek();
  try {
    if (state.is === "ready") return await eraseAs(mark.install, state.core);
    if (state.is === "locked") return await eraseAs(mark.install, null);
  } catch {
    // The records could not be erased and are shown again.
  }
  found.value = null;
}
