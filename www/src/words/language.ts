import { language, type Language } from "../core/language";
import { choice, mediumDay, number, plural } from "./format";

/** The words of a part of the page, by room. They are given what they call, so that their script imports nothing. */
interface Script {
  readonly default: (format: object) => object;
}

/** What the page starts with, and all else. */
type Part = "start" | "rest";

const scripts: Record<Language, Record<Part, () => Promise<Script>>> = {
  en: { start: () => import("#words/en/start"), rest: () => import("#words/en/rest") },
  es: { start: () => import("#words/es/start"), rest: () => import("#words/es/rest") },
};

const loaded = new Map<string, unknown>();

async function load(part: Part): Promise<void> {
  const { default: written } = await scripts[language][part]();
  for (const [name, words] of Object.entries(written({ choice, mediumDay, number, plural }))) loaded.set(name, words);
}

// Every other script of the page asks for its words as it is run, so it waits for this one.
await load("start");

/** Loads the words that the page does not start with. They must be there before a script that asks for them is run. */
export const loadRest = (): Promise<void> => load("rest");

/** The words of a room. Scripts get them by the name of the room, from `#words/…`. */
export function roomOf(name: string): unknown {
  const words = loaded.get(name);
  if (words === undefined) throw new Error(`The words of ${name} are not loaded yet.`);
  return words;
}
