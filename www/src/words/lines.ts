import list from "./lines.json";

/*
 * Crisis lines and emergency numbers by country: rule R4's list. Every number appears once, in `lines.json`, with the
 * page it was taken from. That page is the only evidence for it: nobody has called a line until `dialled` names who
 * did.
 */

/** A line as `lines.json` has it. */
interface Written {
  /** Never changes, since a person may have hidden the line by this id. */
  readonly id: string;
  readonly kind: "emergency" | "call" | "text";
  /** The number as people read it. */
  readonly number: string;
  readonly name: string;
  /** The text to send, for a text line that asks for a certain word. */
  readonly body?: string;
  /** What to choose after dialling. */
  readonly options?: readonly Option[];
  /** ISO 639-1, if the page says which. */
  readonly languages: readonly string[];
  /** Day and night, every day. Null if the page does not say. */
  readonly hours: "always" | null;
  /** The operator's own page, or a public authority's. */
  readonly source: string;
  /** The date given on the page. ISO date. */
  readonly pageDate: string | null;
  /** When we read the page. ISO date. */
  readonly read: string;
  /** Who called the number, and when. */
  readonly dialled: { readonly by: string; readonly on: string } | null;
}

export interface Option {
  readonly words: string;
  /** Shown only to people whose device is set to this language. */
  readonly language?: string;
}

export interface Line extends Written {
  /** `tel:` or `sms:` address. */
  readonly href: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Emergency numbers first. */
  readonly lines: readonly Line[];
}

export const countries: readonly Country[] = list.map(({ code, name, lines }) => ({
  code,
  name,
  lines: (lines as readonly Written[]).map((line) => ({ ...line, href: link(line) })),
}));

function link({ kind, number, body }: Written): string {
  const dialled = number.replace(/\s/g, "");
  if (kind !== "text") return `tel:${dialled}`;
  // "?&body=" is the only form that both iOS and Android fill in.
  return body === undefined ? `sms:${dialled}` : `sms:${dialled}?&body=${body}`;
}
