import { signal } from "@preact/signals";

/**
 * The day in the header, as an ISO date. It starts as the device's own date; a screen that has asked the core, which
 * knows the person's day start, sets it to the core's answer.
 */
export const today = signal(deviceDate());

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && today.peek() < deviceDate()) today.value = deviceDate();
});

function deviceDate(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
