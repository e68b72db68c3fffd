import { locale } from "../core/language";

/*
 * What messages call when they say a number, or choose between forms. Their code is written when the page is built, by
 * scripts/messages.mjs.
 */

const numbers = new Intl.NumberFormat(locale);
const rules = new Intl.PluralRules(locale);

export { mediumDay } from "./days";

export const number = (value: number): string => numbers.format(value);

/** The form for exactly this number if there is one, else that for its plural category. */
export const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms.other ?? "";

/** The form with this name. Null has the name `null`. */
export const choice = (name: string | boolean | null, forms: Readonly<Record<string, string>>): string =>
  forms[String(name)] ?? forms.other ?? "";
