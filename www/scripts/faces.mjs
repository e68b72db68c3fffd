/*
 * Cuts the report's faces down to the scripts it prints and writes them beside the code that sets them: Latin with
 * Vietnamese, Greek, Cyrillic. With "--check" it only compares. They are kept with the code, so that the native report
 * builds without npm. What is left out is printed as a named placeholder. Layout tables go, since the report
 * sets glyphs one after the other; so do hints, which no printer reads.
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

const faces = {
  "regular.ttf": { source: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf", stretches: typed },
  "semibold.ttf": { source: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf", stretches: said },
};

const dropped = ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "gasp", "meta"];

// HB_MEMORY_MODE_WRITABLE, HB_SUBSET_SETS_DROP_TABLE_TAG, HB_SUBSET_FLAGS_NO_HINTING
const WRITABLE = 2,
  DROP_TABLES = 3,
  NO_HINTING = 1;

const out = new URL("../../src/report/pdf/faces/", import.meta.url);
const check = process.argv.includes("--check");

const module = readFileSync(
  join(dirname(require.resolve("harfbuzzjs/dist/harfbuzz-subset.wasm")), "harfbuzz-subset.wasm"),
);
const { instance } = await WebAssembly.instantiate(module);
const hb = instance.exports;
hb._initialize();
for (const [name, { source, stretches }] of Object.entries(faces)) {
  const cut = subset(readFileSync(require.resolve(source)), stretches);
  if (!check) writeFileSync(new URL(name, out), cut);
  else if (!readFileSync(new URL(name, out)).equals(cut)) {
    throw new Error(`${name} is not what this script makes. Next: npm run faces`);
  }
}

function subset(font, stretches) {
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
