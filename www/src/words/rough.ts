import { locale } from "../core/language";
import { mediumDay } from "./days";

/*
 * A date as far as it is known: "2021", "2021-05" or "2021-05-17". People type it shorter, and what cannot be read goes
 * to the core as it is, which refuses it.
 */

/** The first three letters of each month, which tell them apart in both languages. */
const months = monthsIn("en").map((english, at) => [english, monthsIn(locale)[at]]);
const named = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });

/** What was typed, as the core reads it: "5/2021" and "May 2021" are "2021-05". */
export function roughIso(typed: string): string {
  const text = typed.trim();
  const month = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (month) return `${month[2]}-${month[1]?.padStart(2, "0")}`;
  const word = /^([a-z]{3,})\.? (?:de )?(\d{4})$/i.exec(text);
  const at = months.findIndex((names) => names.includes(word?.[1]?.slice(0, 3).toLowerCase()));
  return word && at >= 0 ? `${word[2]}-${String(at + 1).padStart(2, "0")}` : text;
}

/** A date as far as it is known, for people: "2021", "May 2021" or "17 May 2021". */
export function roughDay(iso: string): string {
  if (iso.length <= 4) return iso;
  return iso.length > 7 ? mediumDay(iso) : named.format(Date.parse(`${iso}-01T00:00:00Z`));
}

/** The same for its field, so that `roughIso` reads it back. */
export const roughTyped = (iso: string | null): string =>
  iso !== null && iso.length === 7 ? roughDay(iso) : (iso ?? "");

function monthsIn(language: string): string[] {
  const month = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2024, at)).slice(0, 3).toLowerCase());
}
