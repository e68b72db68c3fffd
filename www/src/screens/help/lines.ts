import { country } from "../../shell/country";
import { countries, type Line } from "../../words/lines";

/** The lines of a country that are shown, those for danger apart. */
export interface Lines {
  readonly emergency: readonly Line[];
  readonly talk: readonly Line[];
}

/** The lines of the chosen country; null where it is not listed. Every screen that shows lines reads them here. */
export function linesHere(): Lines | null {
  const here = countries.find(({ code }) => code === country.value);
  if (!here) return null;
  const isEmergency = ({ kind }: Line) => kind === "emergency";
  return { emergency: here.lines.filter(isEmergency), talk: here.lines.filter((line) => !isEmergency(line)) };
}
