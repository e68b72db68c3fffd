import { country } from "./country";
import { ownHelp } from "../../core/own-help";
import { visibleLines, type VisibleLines } from "./visible-lines";

/** The lines of the chosen country, with the person's own changes. */
export const linesHere = (): VisibleLines => visibleLines(country.value, ownHelp.value?.plan ?? null);
