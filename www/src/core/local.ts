import { looking } from "./platform";

/**
 * What is kept in the browser's own storage, outside the database: small choices, and the sentinel by which the core
 * notices an emptied database. Nothing about the person's health belongs here: what is removed may come back if the
 * browser is killed within seconds.
 */
type Key =
  | "tidemark.theme"
  | "tidemark.country"
  | "tidemark.begun"
  | "tidemark.asked"
  | "tidemark.sentinel"
  | "tidemark.shared"
  | "tidemark.help"
  | "tidemark.help-off"
  | "tidemark.tries"
  | "tidemark.lock-after"
  | "tidemark.lock-offered"
  | "tidemark.language";

/** The kept text, or null if there is none or storage is turned off. */
export function kept(key: Key): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text; null forgets it. A page that only looks at a file keeps nothing. If storage is turned off, the choice lasts until the page is closed. */
export function keep(key: Key, value: string | null): void {
  if (looking) return;
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The choice holds in memory. The core has its own message for storage that is turned off.
  }
}
