/*
 * The service worker. It keeps whole builds and serves nothing else, and never touches IndexedDB.
 *
 * Install fetches every file of the build and checks its SHA-256. A single mismatch refuses the whole build, and the
 * one in use stays. A new build waits until the page says "update". What the browser drops later is fetched again at
 * the next start, checked in the same way. Older builds are deleted only when no page can be running on them.
 *
 * This is a classic script without imports: the build strips the types, wraps it in a function and fills in the three
 * names below.
 */
declare const __BUILD__: string;
/** Every file of the build: its path, its SHA-256 in hex and its `Content-Type`. */
declare const __FILES__: readonly (readonly [path: string, file: { readonly digest: string; readonly type: string }])[];
/** The headers that each of them is served with, whatever the host sends. */
declare const __HEADERS__: Readonly<Record<string, string>>;

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching {
  readonly request: Request;
  /** The page or worker that asks. */
  readonly clientId: string;
  /** The page that a navigation opens. */
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as {
  readonly location: Location;
  readonly registration: { readonly installing: unknown; readonly waiting: unknown };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: "window"; includeUncontrolled: true }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Lasting & MessageEvent) => void): void;
};

const PREFIX = "app-";
const own = PREFIX + __BUILD__;
/** The cache with the names of the build in use and the one before it, newest first. */
const RELEASES = `${PREFIX}releases`;
const RELEASES_FILE = "/releases.json";
const files = new Map(__FILES__);
/** Where names carry a digest, so that no two builds share one by chance. */
const ASSETS = "/assets/";
/** Files fetched at once: enough to fill the connection, few enough for a weak phone. */
const AT_ONCE = 6;

/** Pages that came from the server as another build, since this one was gone from the cache and from the server. */
const foreign = new Set<string>();

worker.addEventListener("install", (event) => {
  event.waitUntil(install());
});

worker.addEventListener("activate", (event) => {
  // A page of the first visit had no service worker when it was loaded. From now on it needs no network.
  event.waitUntil(recordRelease().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(takeOver());
  if (event.data === "build") event.ports[0]?.postMessage(__BUILD__);
  if (event.data === "fill") event.waitUntil(refill());
  if (event.data === `running ${__BUILD__}`) event.waitUntil(dropUnused());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(page(files.has(pathname) ? pathname : "/index.html", event));
  } else if (files.has(pathname)) {
    if (!foreign.has(event.clientId)) event.respondWith(ofThisBuild(pathname));
  } else if (pathname.startsWith(ASSETS)) {
    event.respondWith(ofAnotherBuild(pathname, request));
  }
});

async function page(path: string, { request, resultingClientId }: Fetching): Promise<Response> {
  try {
    return await ofThisBuild(path);
  } catch {
    // Better the server's build, whole, than no app. None of its files may be mixed with those of this one.
    foreign.add(resultingClientId);
    return fetch(request);
  }
}

async function ofThisBuild(path: string): Promise<Response> {
  return (await kept(path, { cacheName: own })) ?? fetchChecked(path);
}

/** For a page that was opened before the update. Nothing else in the caches is served: the page keeps its own there. */
async function ofAnotherBuild(path: string, request: Request): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

/** A file from the caches. Nothing also where they fail, as they may in Safari before 17.2. */
function kept(path: string, where?: MultiCacheQueryOptions): Promise<Response | undefined> {
  return caches.match(path, where).catch(() => undefined);
}

async function install(): Promise<void> {
  const isNew = !(await caches.has(own));
  try {
    await fill();
  } catch (fault) {
    // A build can be offered a second time, as when a release is taken back. Then a page may be running on this cache.
    if (isNew) await caches.delete(own);
    throw fault;
  }
}

/** Fetches every file of this build that the cache lacks. */
async function fill(): Promise<void> {
  const cache = await caches.open(own);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = [...files.keys()].filter((path) => !there.has(path));
  const take = async () => {
    for (let path = missing.shift(); path; path = missing.shift()) await cache.put(path, await fetchChecked(path));
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, take));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

let refilling: Promise<void> | undefined;

/** Takes over from the build in use, if this one is still whole: offline, half a build would be no app. */
async function takeOver(): Promise<void> {
  await fill();
  void worker.skipWaiting();
}

/** Fills the cache again where the browser has dropped it. What cannot be had now is tried again at the next start. */
function refill(): Promise<void> {
  refilling ??= fill()
    .catch(() => undefined)
    .finally(() => {
      refilling = undefined;
    });
  return refilling;
}

/** A file of this build from the server, with this build's headers. Fails if the server has no file or another one. */
async function fetchChecked(path: string): Promise<Response> {
  const file = files.get(path);
  const response = await fetch(path, { cache: "no-store" });
  if (!file || !response.ok) throw new Error(`${path}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== file.digest) throw new Error(`${path}: not the file of build ${__BUILD__}`);
  return new Response(bytes, { headers: { ...__HEADERS__, "Content-Type": file.type } });
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function releases(): Promise<readonly string[]> {
  const record = await kept(RELEASES_FILE, { cacheName: RELEASES });
  return record ? record.json() : [];
}

async function recordRelease(): Promise<void> {
  const before = (await releases()).filter((build) => build !== __BUILD__);
  const record = new Response(JSON.stringify([__BUILD__, ...before].slice(0, 2)));
  await (await caches.open(RELEASES)).put(RELEASES_FILE, record);
}

/**
 * Deletes the builds that nobody needs, if the page that says it is running is the only one. The build before this one
 * stays. While another one is being installed or waits, nothing is deleted.
 */
async function dropUnused(): Promise<void> {
  const needed = [own, RELEASES, ...(await releases()).map((build) => PREFIX + build)];
  const unused = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !needed.includes(name));
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > 1 || worker.registration.installing || worker.registration.waiting) return;
  await Promise.all(unused.map((name) => caches.delete(name)));
}

export {};
