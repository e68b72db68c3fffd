/*
 * The service worker. It keeps one whole build and serves nothing else, and never touches IndexedDB.
 *
 * Install fetches every file of the build and checks its SHA-256. A single mismatch refuses the whole build, and the
 * one in use stays. A new build waits until the page says "update". The cache of the build before stays for one
 * release, so that a tab still open on it keeps its files.
 *
 * This is a classic script without imports: the build strips the types, wraps it in a function and fills in the two
 * names below.
 */
declare const __BUILD__: string;
/** Path and SHA-256 (hex) of every file of the build. */
declare const __FILES__: readonly (readonly [path: string, digest: string])[];

const worker = self as unknown as {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: "fetch",
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
};

const PREFIX = "app-";
const own = `${PREFIX}${__BUILD__}`;
const digests = new Map(__FILES__);
/** Files fetched at once: enough to fill the connection, few enough for a weak phone. */
const AT_ONCE = 6;

worker.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOld());
});

worker.addEventListener("message", (event) => {
  if (event.data === "update") void worker.skipWaiting();
  if (event.data === "build") event.ports[0]?.postMessage(__BUILD__);
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(answer(digests.has(url.pathname) ? url.pathname : "/index.html", request));
  } else {
    event.respondWith(answer(url.pathname, request));
  }
});

/** A file of this build, or of the build before for a tab still on it, or else from the app's own server. */
async function answer(path: string, request: Request): Promise<Response> {
  if (digests.has(path)) {
    const kept = await (await caches.open(own)).match(path);
    if (kept) return kept;
  }
  return (await caches.match(path)) ?? fetch(request);
}

async function fill(): Promise<void> {
  const cache = await caches.open(own);
  try {
    const queue = [...digests];
    const take = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) await store(cache, ...file);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  } catch (fault) {
    // A half-filled cache must never be mistaken for a build.
    await caches.delete(own);
    throw fault;
  }
}

async function store(cache: Cache, path: string, digest: string): Promise<void> {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== digest) throw new Error(`${path}: not the file of build ${__BUILD__}`);

  // A fresh response is made, since a redirected one may not answer a navigation. It keeps the security headers.
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  await cache.put(path, new Response(bytes, { headers }));
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps this build and the newest other one. `caches.keys()` lists caches in the order they were created. */
async function dropOld(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

export {};
