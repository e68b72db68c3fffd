import { effect, signal } from "@preact/signals";
import { coreState } from "./client";

/**
 * The day in the header, as an ISO date: the device's own until the core, which knows when the person's day starts,
 * has said it. Today, which asks the core again whenever it changes, says it as well.
 */
export const today = signal(deviceDate());

effect(() => {
  if (coreState.value.is === "ready") void askCore();
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
    today.value = (await state.core.today()).today;
  } catch {
    // The screen asks the core as well, and says what is wrong with it.
  }
}

function deviceDate(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
