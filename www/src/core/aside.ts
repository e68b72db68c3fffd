/*
 * What the page keeps beside the records and must be able to remove for certain. It lies in a cache, where a removal can
 * be awaited. Local storage is written to the disk some seconds later, so that a killed browser brings back what was
 * removed.
 */

/** The cache. Its name is not that of a build, so the service worker leaves it alone. */
export const ASIDE = "tidemark";

/** `help`: the copy for Help now. `sentinel`: the witness of the records. `erase`: how far an erase has come. */
type Name = "help" | "sentinel" | "erase";

const address = (name: Name): string => `/aside/${name}`;

/** Writes come in the order they were asked for: what is removed must not be written by an earlier call. */
let last: Promise<void> = Promise.resolve();

/** The kept text, or null if there is none or the browser has no caches. */
export async function readAside(name: Name): Promise<string | null> {
  await last;
  try {
    // `match` on all caches creates none. An opened one would be created.
    return (await (await caches.match(address(name), { cacheName: ASIDE }))?.text()) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a text; null removes it. Resolves once it is done, or cannot be: whoever must know reads again. */
export function keepAside(name: Name, text: string | null): Promise<void> {
  last = last.then(async () => {
    try {
      const cache = await caches.open(ASIDE);
      if (text === null) await cache.delete(address(name));
      else await cache.put(address(name), new Response(text));
    } catch {
      // There are no caches in this browser.
    }
  });
  return last;
}
