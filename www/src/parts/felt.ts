const MILLISECONDS = 10;

/** A light touch for a moment that was stamped, where the device can vibrate: it is felt without a look at the screen. */
export function felt(): void {
  if ("vibrate" in navigator) navigator.vibrate(MILLISECONDS);
}
