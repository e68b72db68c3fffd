import { hasLock } from "../core/client";
import { beforeRestart } from "../core/language";

/*
 * What was typed, is not saved, and has no draft, over the start of the page in another language. Only across that reload
 * it lies in the tab's storage: the page starts again in Settings, which takes it out. With a lock it does not leave the
 * memory of the page.
 */
const KEY = "tidemark.typed";

const arrived = new Map<string, unknown>(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
sessionStorage.removeItem(KEY);

const here = new Map<string, () => unknown>();

beforeRestart(() => {
  if (hasLock.peek()) return;
  const typed = [...here].map(([what, now]) => [what, now()] as const);
  sessionStorage.setItem(KEY, JSON.stringify([...arrived, ...typed]));
});

/** Says what is typed now, until the function that this gives back is called. */
export function carry(what: string, now: () => unknown): () => void {
  here.set(what, now);
  return () => here.delete(what);
}

/** What was typed before the page started in another language. It is given once. */
export function carried<T>(what: string): T | undefined {
  const typed = arrived.get(what) as T | undefined;
  arrived.delete(what);
  return typed;
}
