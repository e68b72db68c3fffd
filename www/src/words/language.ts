import { language, type Language } from "../core/language";

/** What the page starts with, and all else. */
type Part = "start" | "rest";

const scripts: Record<Language, Record<Part, () => Promise<{ default: object }>>> = {
  en: { start: () => import("#words/en/start"), rest: () => import("#words/en/rest") },
  es: { start: () => import("#words/es/start"), rest: () => import("#words/es/rest") },
};

const loaded = new Map<string, unknown>();

/** Loads a part of the words. It must be there before any script that has words of that part is run. */
export async function loadWords(part: Part): Promise<void> {
  const { default: rooms } = await scripts[language][part]();
  for (const [name, words] of Object.entries(rooms)) loaded.set(name, words);
}

/** The words of a room. Scripts get them by the name of the room, from `#words/…`. */
export function roomOf(name: string): unknown {
  const words = loaded.get(name);
  if (words === undefined) throw new Error(`The words of ${name} are not loaded yet.`);
  return words;
}
