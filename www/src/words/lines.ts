import list from "./lines.json";

/*
 * Crisis lines and emergency numbers by country: rule R4's list. Every number appears once, in `lines.json`, with the
 * page it was taken from. That page is the only evidence for it: nobody has called a line until `dialled` names who
 * did. The page gets of each line what it shows, by scripts/lines.mjs.
 */

/** A line as the page gets it. */
interface Shown {
  /** Never changes, since a person may have hidden the line by this id. */
  readonly id: string;
  readonly kind: "emergency" | "call" | "text";
  /** The number as people read it. */
  readonly number: string;
  /** As its operator calls it. An emergency number has none. */
  readonly name?: string;
  /** The text to send, for a text line that asks for a certain word. */
  readonly body?: string;
  /** What to choose after dialling. */
  readonly options?: readonly Option[];
  /** ISO 639-1, if the page says which. */
  readonly languages?: readonly string[];
  /** Day and night, every day, if the page says so. */
  readonly hours?: "always";
  /** Where the page is that the number was taken from. */
  readonly site: string;
  /** When we read the page. ISO date. */
  readonly read: string;
}

export interface Option {
  readonly words: string;
  /** Shown only to people whose device is set to this language. */
  readonly language?: string;
}

export interface Line extends Shown {
  /** `tel:` or `sms:` address. */
  readonly href: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Emergency numbers first. */
  readonly lines: readonly Line[];
}

export const countries: readonly Country[] = list.map(({ code, lines }) => ({
  code,
  lines: (lines as unknown as readonly Shown[]).map((line) => ({ ...line, href: hrefOf(line) })),
}));

/** The address that dials a line, or writes to it. */
export function hrefOf({ kind, number, body }: Pick<Shown, "kind" | "number" | "body">): string {
  const dialled = number.replace(/\s/g, "");
  if (kind !== "text") return `tel:${dialled}`;
  // "?&body=" is the only form that both iOS and Android fill in.
  return body === undefined ? `sms:${dialled}` : `sms:${dialled}?&body=${body}`;
}
