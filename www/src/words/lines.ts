import list from "./lines.json";

/*
 * Crisis lines and emergency numbers by country: rule R4's list. Every number stands once, in `lines.json`, with the page
 * it was read on. That is all a reader can vouch for: nobody has dialled a line until `dialled` names them.
 */

/** A line as it is written down. */
interface Written {
  /** Never changes, for a person may have hidden the line by it. */
  readonly id: string;
  readonly kind: "emergency" | "call" | "text";
  /** As a person reads it. */
  readonly number: string;
  readonly name: string;
  /** What to write in the message, for a text line that asks for a word. */
  readonly body?: string;
  /** What to choose after dialling. */
  readonly options?: readonly Option[];
  /** ISO 639-1, where the page says them. */
  readonly languages: readonly string[];
  /** Day and night, every day; null where the page does not say. */
  readonly hours: "always" | null;
  /** The operator's own page, or a public authority's. */
  readonly source: string;
  /** The date the page bears. ISO date. */
  readonly pageDate: string | null;
  /** When the page was read. ISO date. */
  readonly read: string;
  /** Who dialled the number, and when. */
  readonly dialled: { readonly by: string; readonly on: string } | null;
}

export interface Option {
  readonly words: string;
  /** Shown only to those whose device is set to this language. */
  readonly language?: string;
}

export interface Line extends Written {
  /** What the link does, in words. */
  readonly action: string;
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
  lines: (lines as readonly Written[]).map((line) => ({ ...line, ...link(line) })),
}));

function link({ kind, number, body }: Written): Pick<Line, "action" | "href"> {
  const dialled = number.replace(/\s/g, "");
  if (kind !== "text") return { action: `Call ${number}`, href: `tel:${dialled}` };
  if (body === undefined) return { action: `Text ${number}`, href: `sms:${dialled}` };
  // "?&body=" is the one form that both iOS and Android fill in.
  return { action: `Text ${body} to ${number}`, href: `sms:${dialled}?&body=${body}` };
}
