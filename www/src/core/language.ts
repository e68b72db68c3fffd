import { keep, kept } from "./local";

/** The languages that the page speaks, each by its BCP 47 tag, which is also the one its dates and numbers are said in. */
const TAGS = { en: "en-GB", es: "es-US" } as const;

export type Language = keyof typeof TAGS;

export const languages = Object.keys(TAGS) as Language[];

/** What each language is called in itself. */
export const names: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

const isLanguage = (text: string | null | undefined): text is Language => text != null && Object.hasOwn(TAGS, text);

/** The one that was chosen on this device, else the first of the browser's that the page speaks, else English. */
function read(): Language {
  const own = kept("tidemark.language");
  if (isLanguage(own)) return own;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

/** The language of this page, for as long as it lives. */
export const language: Language = read();

/** What `Intl` is told. */
export const locale: string = TAGS[language];

/** Keeps the choice, and starts the page again in that language. */
export function chooseLanguage(next: Language): void {
  keep("tidemark.language", next);
  location.reload();
}
