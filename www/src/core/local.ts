/**
 * What is kept in the browser's own storage, beside the database: small choices, the sentinel by which the core
 * notices an emptied database, and the copy for Help now. Nothing else about the person's health belongs here.
 */
type Key =
  | "tidemark.theme"
  | "tidemark.country"
  | "tidemark.begun"
  | "tidemark.asked"
  | "tidemark.sentinel"
  | "tidemark.shared"
  | "tidemark.help"
  | "tidemark.help-off";

/** The kept text, or null when there is none or storage is shut off. */
export function kept(key: Key): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or forgets it with null. Where storage is shut off the choice lasts until the page is closed. */
export function keep(key: Key, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The choice holds in memory; the core says in its own words that storage is shut off.
  }
}
