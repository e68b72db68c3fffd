/*
 * Cuts the report's faces down to what it prints and writes them beside the code that sets them. With "--check" it only
 * compares. They are kept with the code, so that the native report builds without npm. Built in are Latin with
 * Vietnamese, Greek and Cyrillic; the page loads the others when the report needs them. What no face has is printed as a
 * named placeholder. Layout tables go where glyphs are set one after the other; so do hints, which no printer reads.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** First and last code point of each stretch of what a person may type. */
const typed = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0x17f], // Latin-1, Extended-A
  [0x18f, 0x18f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1cd, 0x1dc],
  [0x1e6, 0x1ff],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x2bb, 0x2bd],
  [0x2c6, 0x2c7],
  [0x2d8, 0x2dd], // letters that stand apart
  [0x300, 0x30c],
  [0x323, 0x328], // marks
  [0x384, 0x3ce], // Greek
  [0x400, 0x45f],
  [0x490, 0x4e9], // Cyrillic
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9], // Welsh, German, Vietnamese
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2044, 0x2044], // punctuation
  [0x2070, 0x208e],
  [0x20a0, 0x20bf],
  [0x2116, 0x2116],
  [0x2122, 0x2122], // raised and lowered, currencies
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2265], // minus and comparisons
];

/** Of what the report says in its own words, in headings and labels. */
const said = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x2027],
  [0x2212, 0x2212],
];

/** Further ones, drawn when a person's words have them. No letter is in two faces. */
const arabic = [[0x600, 0x6ff]];
const devanagari = [[0x900, 0x97f]];
const hebrew = [[0x591, 0x5f4]];
const thai = [[0xe01, 0xe5b]];
const signs = [
  [0x2190, 0x2199],
  [0x21d0, 0x21d4], // arrows
  [0x2200, 0x220f],
  [0x221a, 0x221e],
  [0x2248, 0x224d],
  [0x2260, 0x226b], // mathematics
  [0x25a0, 0x25cf], // shapes
];
const ticks = [
  [0x2605, 0x2606],
  [0x2610, 0x2612],
  [0x2713, 0x2713],
  [0x2715, 0x2715],
  [0x2717, 0x2718],
  [0x2794, 0x27a0], // arrows
];
const emoji = [
  [0x2600, 0x2604], // weather
  [0x2614, 0x2615],
  [0x2639, 0x263a],
  [0x2665, 0x2665],
  [0x26a0, 0x26a1],
  [0x2705, 0x2705],
  [0x2714, 0x2714],
  [0x2716, 0x2716],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2757],
  [0x2763, 0x2764],
  [0x27a1, 0x27a1],
  [0x2b05, 0x2b07],
  [0x2b50, 0x2b50],
  [0x1f308, 0x1f308],
  [0x1f30a, 0x1f30a],
  [0x1f319, 0x1f319],
  [0x1f31e, 0x1f31f],
  [0x1f324, 0x1f32a],
  [0x1f331, 0x1f331],
  [0x1f37a, 0x1f37a],
  [0x1f389, 0x1f389],
  [0x1f3c3, 0x1f3c3],
  [0x1f3e5, 0x1f3e5],
  [0x1f440, 0x1f440],
  [0x1f44a, 0x1f44f],
  [0x1f480, 0x1f480],
  [0x1f489, 0x1f48a],
  [0x1f493, 0x1f49f],
  [0x1f4a4, 0x1f4aa],
  [0x1f4c8, 0x1f4c9],
  [0x1f525, 0x1f525],
  [0x1f5a4, 0x1f5a4],
  [0x1f600, 0x1f64f], // faces
  [0x1f6b6, 0x1f6b6],
  [0x1f6cc, 0x1f6cc],
  [0x1f90d, 0x1f917],
  [0x1f920, 0x1f92f],
  [0x1f970, 0x1f97a],
  [0x1f9e0, 0x1f9e1],
  [0x1fae0, 0x1fae5],
];

const noto = (family, style = "400Regular") => {
  const name = family.replaceAll(" ", "-").toLowerCase();
  return `@expo-google-fonts/${name}/${style}/${family.replaceAll(" ", "")}_${style}.ttf`;
};

const builtIn = "../../src/report/pdf/faces/";
const further = "../../crates/letters/faces/";
const faces = [
  { file: `${builtIn}regular.ttf`, source: noto("Noto Sans"), stretches: typed },
  { file: `${builtIn}semibold.ttf`, source: noto("Noto Sans", "600SemiBold"), stretches: said },
  { file: `${further}arabic.ttf`, source: noto("Noto Sans Arabic"), stretches: arabic, joined: true },
  { file: `${further}devanagari.ttf`, source: noto("Noto Sans Devanagari"), stretches: devanagari, joined: true },
  { file: `${further}hebrew.ttf`, source: noto("Noto Sans Hebrew"), stretches: hebrew, joined: true },
  { file: `${further}thai.ttf`, source: noto("Noto Sans Thai"), stretches: thai, joined: true },
  { file: `${further}signs.ttf`, source: noto("Noto Sans Math"), stretches: signs },
  { file: `${further}ticks.ttf`, source: noto("Noto Sans Symbols 2"), stretches: ticks },
  { file: `${further}emoji.ttf`, source: noto("Noto Emoji"), stretches: emoji },
];

/** Tables that say how letters join and where marks go. */
const layout = ["GSUB", "GPOS", "GDEF"];
/** Tables that nothing reads. */
const spare = ["STAT", "DSIG", "gasp", "meta"];

// HB_MEMORY_MODE_WRITABLE, HB_SUBSET_SETS_DROP_TABLE_TAG, HB_SUBSET_FLAGS_NO_HINTING
const WRITABLE = 2,
  DROP_TABLES = 3,
  NO_HINTING = 1;

const check = process.argv.includes("--check");

const module = readFileSync(
  join(dirname(require.resolve("harfbuzzjs/dist/harfbuzz-subset.wasm")), "harfbuzz-subset.wasm"),
);
const { instance } = await WebAssembly.instantiate(module);
const hb = instance.exports;
hb._initialize();
for (const { file, source, stretches, joined } of faces) {
  const cut = subset(readFileSync(require.resolve(source)), stretches, joined ? spare : [...spare, ...layout]);
  const kept = new URL(file, import.meta.url);
  if (!check) writeFileSync(kept, cut);
  else if (!readFileSync(kept).equals(cut)) {
    throw new Error(`${file} is not what this script makes. Next: npm run faces`);
  }
}

function subset(font, stretches, dropped) {
  const at = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, at);
  const blob = hb.hb_blob_create(at, font.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  const letters = hb.hb_subset_input_unicode_set(input);
  for (const [first, last] of stretches) {
    for (let letter = first; letter <= last; letter++) hb.hb_set_add(letters, letter);
  }
  const tables = hb.hb_subset_input_set(input, DROP_TABLES);
  for (const table of dropped) hb.hb_set_add(tables, tag(table));
  hb.hb_subset_input_set_flags(input, NO_HINTING);
  const cut = hb.hb_subset_or_fail(face, input);
  if (cut === 0) throw new Error("The face could not be cut down.");
  const result = hb.hb_face_reference_blob(cut);
  const bytes = hb.hb_blob_get_data(result, 0);
  return new Uint8Array(hb.memory.buffer, bytes, hb.hb_blob_get_length(result)).slice();
}

/** An OpenType tag as HarfBuzz counts it. */
function tag(name) {
  return [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}
