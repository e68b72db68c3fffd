import { signal, type ReadonlySignal } from "@preact/signals";
import { countries } from "../../words/lines";
import { keep, kept } from "../../core/local";

/** The code for a country that has no lines of its own. */
export const ELSEWHERE = "elsewhere";

const chosen = signal(starting());

/** The two-letter code of the country whose lines are shown, or `ELSEWHERE`. */
export const country: ReadonlySignal<string> = chosen;

export function setCountry(next: string): void {
  chosen.value = next;
  keep("tidemark.country", next);
}

/** The kept choice, or else the region of the device's languages, or else elsewhere. The network is not asked. */
function starting(): string {
  const before = kept("tidemark.country");
  if (before !== null) return before;
  const known = navigator.languages.map(regionOf).find((region) => countries.some(({ code }) => code === region));
  return known ?? ELSEWHERE;
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
