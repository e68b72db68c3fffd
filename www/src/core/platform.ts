import { signal, type ReadonlySignal } from "@preact/signals";

interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Whether this page only looks at a file: at an address of its own, where nothing is stored. */
export const looking: boolean = location.search === "?look";

// Only WebKit on iPhone and iPad has `standalone`.
const standalone = (navigator as { standalone?: boolean }).standalone;

/** Whether the app was opened from the home screen. */
export const installed: boolean = standalone === true || matchMedia("(display-mode: standalone)").matches;

/** An iPhone or iPad, whether in a tab or from the home screen. */
export const iosDevice: boolean = standalone !== undefined && navigator.maxTouchPoints > 0;

/** A browser tab on iPhone or iPad. Its store is not the home-screen app's, so nothing can be recorded here. */
export const iosTab: boolean = standalone === false && navigator.maxTouchPoints > 0;

/** Whether the browser's menu is likely to offer installing. */
export const installMenu: boolean = /Android/.test(navigator.userAgent);

const offered = signal<InstallPromptEvent | null>(null);

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered.value = event as InstallPromptEvent;
});
window.addEventListener("appinstalled", () => {
  offered.value = null;
});

/** Opens the browser's install dialog. Null while the browser does not offer one. */
export const installPrompt: ReadonlySignal<{ prompt(): Promise<unknown> } | null> = offered;
