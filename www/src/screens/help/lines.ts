import { country } from "../../shell/country";
import { ownHelp } from "../../core/own-help";
import { visibleLines, type VisibleLines } from "../../shell/visible-lines";

/** The lines of the chosen country as the person has them. */
export const linesHere = (): VisibleLines => visibleLines(country.value, ownHelp.value?.plan ?? null);
