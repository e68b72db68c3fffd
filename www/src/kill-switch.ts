/*
 * The way out of a broken service worker: serve this file as /sw.js. Browsers fetch it on the next visit. It takes over
 * at once, deletes the stored builds and unregisters itself, so that the next load comes from the server. It never
 * touches IndexedDB, so the person's records stay.
 */
const scope = self as unknown as {
  readonly registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
};

scope.addEventListener("install", (event) => {
  event.waitUntil(scope.skipWaiting());
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith("app-"));
  await Promise.all(builds.map((name) => caches.delete(name)));
  await scope.registration.unregister();
}

export {};
