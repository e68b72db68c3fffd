import { signal, type ReadonlySignal } from "@preact/signals";
import { BUILD } from "./build";
import { trustedServiceWorkerUrl } from "./trusted";

/**
 * `ready`: a new version is waiting. `elsewhere`: another tab took it. `incomplete`: it was asked for and is not
 * running.
 */
export type UpdateState = "none" | "ready" | "elsewhere" | "incomplete";

const state = signal<UpdateState>("none");
export const updateState: ReadonlySignal<UpdateState> = state;

/** The build that the page is reloading for. Kept only across that reload. */
const EXPECTED = "tidemark.update";
const CHECK_EVERY = 60 * 60 * 1000;

let waiting: ServiceWorker | null = null;
let asked = false;

/** Registers the service worker and watches for new versions. Without one the app still runs online. */
export async function watchForUpdates(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;

  const expected = sessionStorage.getItem(EXPECTED);
  sessionStorage.removeItem(EXPECTED);
  if (expected !== null && expected !== BUILD) state.value = "incomplete";

  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (controlled) state.value = "elsewhere";
    controlled = true;
  });

  const registration = await navigator.serviceWorker
    .register(trustedServiceWorkerUrl(), { updateViaCache: "none" })
    .catch(() => undefined);
  if (!registration) return;

  // The first version of all also waits for a moment. It is no update.
  const offerUpdate = (worker: ServiceWorker | null) => registration.active && offer(worker);
  offerUpdate(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed") offerUpdate(next);
    });
  });
  tellRunning(registration);
  checkWhenSeen(registration);
}

/** Lets the service workers fetch what the browser has dropped, and delete the builds that no page runs on. */
function tellRunning({ active, waiting }: ServiceWorkerRegistration) {
  for (const worker of [active, waiting]) worker?.postMessage("fill");
  active?.postMessage(`running ${BUILD}`);
}

/** Lets the waiting version take over. The page reloads once it has. */
export async function applyUpdate(): Promise<void> {
  if (!waiting) return;
  sessionStorage.setItem(EXPECTED, await buildOf(waiting));
  asked = true;
  waiting.postMessage("update");
}

function offer(worker: ServiceWorker | null) {
  if (!worker) return;
  waiting = worker;
  state.value = "ready";
}

function buildOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<string>) => {
      resolve(event.data);
    };
    worker.postMessage("build", [port2]);
  });
}

/**
 * A home-screen app can stay open for weeks without a navigation, so check again whenever it is brought to the front.
 */
function checkWhenSeen(registration: ServiceWorkerRegistration) {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < CHECK_EVERY) return;
    last = Date.now();
    tellRunning(registration);
    registration.update().catch(() => undefined);
  });
}
