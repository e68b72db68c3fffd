import initLetters, { Letters } from "../../../pkg/letters/letters.js";
import lettersUrl from "../../../pkg/letters/letters_bg.wasm?url";
import arabic from "../../../crates/letters/faces/arabic.ttf?url";
import devanagari from "../../../crates/letters/faces/devanagari.ttf?url";
import emoji from "../../../crates/letters/faces/emoji.ttf?url";
import hebrew from "../../../crates/letters/faces/hebrew.ttf?url";
import signs from "../../../crates/letters/faces/signs.ttf?url";
import thai from "../../../crates/letters/faces/thai.ttf?url";
import ticks from "../../../crates/letters/faces/ticks.ttf?url";
import type { Report } from "../../../pkg/report/report.js";

/** The faces beside those in the report, each with the letters that may be in it. */
const faces: readonly (readonly [face: string, letters: RegExp])[] = [
  [arabic, /[\u0600-\u06ff]/],
  [devanagari, /[\u0900-\u097f]/],
  [hebrew, /[\u0591-\u05f4]/],
  [thai, /[\u0e01-\u0e5b]/],
  [signs, /[\u2190-\u25cf]/],
  [ticks, /[\u2605-\u27bf]/],
  [emoji, /[\u2600-\u2b50\u{1f300}-\u{1faff}]/u],
];

/** Lends the report what draws these letters, as far as there are faces for them. */
export async function lend(report: Report, wanted: string): Promise<void> {
  const urls = faces.filter(([, letters]) => letters.test(wanted)).map(([face]) => face);
  if (urls.length === 0) return;
  const [files] = await Promise.all([Promise.all(urls.map(bytes)), initLetters({ module_or_path: lettersUrl })]);
  const letters = new Letters();
  const taken = files.filter((file) => letters.add(file));
  report.lend(taken, (line: string) => letters.set(line));
}

async function bytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
