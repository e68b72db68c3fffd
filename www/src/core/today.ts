import { effect, signal } from "@preact/signals";
import { coreState } from "./client";

/**
 * The person's local day, as an ISO date. It is the device's own day until the core is ready, which knows when the
 * person's day starts: no screen that needs the core is ever drawn for another day. Today, which asks the core again at
 * every change, sets it too.
 */
export const today = signal(deviceDate());

effect(() => {
  const state = coreState.value;
  if (state.is === "ready" && state.today !== null) today.value = state.today;
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void askCore();
});

async function askCore(): Promise<void> {
  const state = coreState.peek();
  if (state.is !== "ready") {
    today.value = deviceDate();
    return;
  }
  try {
    today.value = await state.core.localDay();
  } catch {
    // The screen asks the core as well, and shows what is wrong.
  }
}

/**
 * Whether the day of a session is not over on the local day `today`. After midnight, before the next day begins, a dose
 * is kept by the new date, which is one day on.
 */
export const isGoing = (day: string, today: string) => day >= today;

function deviceDate(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
