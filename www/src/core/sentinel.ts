import { keep, kept } from "./local";
import type { Sentinel } from "./api";

/*
 * What the page remembers outside the database, so that an emptied database is noticed and never taken for a first run.
 * It is kept in two places, since a browser may clear one and not the other.
 */

const KEY = "tidemark.sentinel";
const CACHE = "tidemark-sentinel";
const CACHED = "/sentinel.json";

/** What was last remembered, or null if nothing was. */
export async function recallSentinel(): Promise<Sentinel | null> {
  return parse(kept(KEY)) ?? parse(await fromCache());
}

/** Remembers a sentinel in both places, where they exist. */
export async function keepSentinel(sentinel: Sentinel): Promise<void> {
  const text = JSON.stringify(sentinel);
  keep(KEY, text);
  try {
    await (await caches.open(CACHE)).put(CACHED, new Response(text));
  } catch {
    // Local storage has it.
  }
}

/** Forgets it: after everything was erased, or when the person starts afresh. */
export async function forgetSentinel(): Promise<void> {
  keep(KEY, null);
  try {
    await caches.delete(CACHE);
  } catch {
    // There is no cache, so there is nothing to delete.
  }
}

async function fromCache(): Promise<string | null> {
  try {
    // `has` comes first, since opening would create an empty cache.
    if (!(await caches.has(CACHE))) return null;
    return (await (await (await caches.open(CACHE)).match(CACHED))?.text()) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string | null): Sentinel | null {
  if (text === null) return null;
  try {
    const { install, entries } = JSON.parse(text) as Partial<Sentinel>;
    return typeof install === "string" && typeof entries === "number" ? { install, entries } : null;
  } catch {
    return null;
  }
}
