import { locale } from "../../core/language";
import { words } from "../../words";
import type { Country, Line, Option } from "../../words/lines";

const w = words.help;
const regions = new Intl.DisplayNames(locale, { type: "region" });
const options: Readonly<Record<string, string>> = w.options;

/** What the link of a line does, in words. */
export function actionOf({ kind, number, body }: Line): string {
  if (kind !== "text") return w.callNumber({ number });
  return body === undefined ? w.textNumber({ number }) : w.textWordTo({ word: body, number });
}

/** Lines have the names that their operators gave them. The emergency services are known by what they are. */
export const nameOf = ({ name }: Line): string => name ?? w.emergency;

/** What to choose after dialling. */
export const optionOf = (option: Option): string => options[option.words] ?? option.words;

export const countryName = ({ code }: Country): string => regions.of(code) ?? code;
