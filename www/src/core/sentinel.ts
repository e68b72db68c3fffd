import type { Sentinel } from "./api";
import { keepAside, readAside } from "./aside";
import { readMark } from "./erase-mark";
import { keep, kept } from "./local";

/*
 * What the page remembers outside the database, so that an emptied database is noticed and never taken for a first run.
 * It is kept in two places, since a browser may clear one and not the other.
 */

const KEY = "tidemark.sentinel";

/**
 * What was last remembered, or null if nothing was, or its records were erased on purpose. A killed browser may bring back
 * in local storage what was replaced or removed there, so what lies aside counts first, and after an erase alone.
 */
export async function recallSentinel(): Promise<Sentinel | null> {
  const [mark, beside] = [await readMark(), parse(await readAside("sentinel"))];
  if (mark) return mark.done && mark.install !== beside?.install ? beside : null;
  return beside ?? parse(kept(KEY));
}

/** Remembers a sentinel in both places, where they exist. */
export async function keepSentinel(sentinel: Sentinel): Promise<void> {
  const text = JSON.stringify(sentinel);
  keep(KEY, text);
  await keepAside("sentinel", text);
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
