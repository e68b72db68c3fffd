// Measures how hard the words of the page are to read: the Flesch-Kincaid grade (Kincaid and others 1975) of every room
// in src/words/en, of the pages that stand without it, and of all together. Exits with 1 where one is above the limit, and where one long sentence is so hard
// that easy ones around it would hide it. Labels, the published wording of
// questionnaires, names and figures are no sentences of ours and are left out.
import { readFileSync } from "node:fs";
import { FIRST, rooms } from "./messages.mjs";
import { saidIn, textsOfPage } from "./said.mjs";

const LIMIT = 6;
/** The grade of few words says little, so that of a single sentence counts from this many on. */
const LONG = 8;
const LONG_LIMIT = 8;
/** Fewer words than this, without a full stop, are a label. */
const FEWEST_WORDS = 4;
/** Pages with words of their own: they must be there when nothing else is. */
const pages = ["index.html", "help.html", "plain.html"];

/** Names that everybody has to use as they are. */
const names = new Set([
  "tidemark",
  "iphone",
  "ipad",
  "safari",
  "javascript",
  "findahelpline",
  "com",
  "daylio",
  "bearable",
  "withings",
  "ketamine",
  "esketamine",
]);

/** Words whose letters say otherwise. */
const exceptions = new Map(
  Object.entries({
    anxiety: 4,
    area: 3,
    anything: 3,
    business: 2,
    created: 3,
    diet: 2,
    evening: 2,
    every: 2,
    everyone: 3,
    everything: 3,
    everywhere: 3,
    eye: 1,
    idea: 3,
    ideas: 3,
    quiet: 2,
    science: 2,
    sometimes: 2,
    someone: 2,
    something: 2,
    somewhere: 2,
    themselves: 2,
    tired: 2,
    homework: 2,
    safety: 2,
    someones: 2,
    surely: 2,
    lonely: 2,
    useful: 2,
    careful: 2,
    hopeless: 2,
  }),
);

/** About how many syllables a word has: its groups of vowels, less those that are silent, and more where two are said apart. */
export function syllables(word) {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const known = exceptions.get(letters);
  if (known !== undefined) return known;
  let count = (letters.match(/[aeiouy]+/g) ?? []).length;
  if (/[^aeiouyl]e$/.test(letters) || /[aeiouy]le$/.test(letters)) count--;
  if (/[^aeioutdy]ed$/.test(letters)) count--;
  if (/[^aeiouysxzcg]es$/.test(letters) && !/(?:sh|ch)es$/.test(letters) && !/[^aeiouy]les$/.test(letters)) count--;
  if (/[aeiouy][ei]?ing/.test(letters) && /(?:e|o|y|u)ing/.test(letters)) count++;
  count += (letters.match(/(?:[^tsc]|^)io|(?:[^tc]|^)ia|[^qg]ua/g) ?? []).length;
  return Math.max(count, 1);
}

/** The words of a text that count: no figures, no names of instruments, no names of ours. */
export function wordsOf(text) {
  return text
    .split(/[\s—–/]+/)
    .map((word) => word.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ""))
    .filter(
      (word) =>
        /[A-Za-z]/.test(word) && !/\d/.test(word) && !/^[A-Z-]{2,}$/.test(word) && !names.has(word.toLowerCase()),
    );
}

/** The sentences of a text. One without a full stop is a sentence when it is longer than a label. */
export function sentencesOf(text) {
  const parts = text.split(/(?<=[.?!:])["”’)]*\s+/);
  return parts
    .map((part) => ({ part, words: wordsOf(part) }))
    .filter(({ part, words }) => words.length >= FEWEST_WORDS || (words.length > 1 && /[.?!]["”’)]*$/.test(part)));
}

/** The grade of some sentences: the years of school that reading them takes. */
export function grade(sentences) {
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length === 0) return 0;
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
}

function measure() {
  const ofPages = pages.map((name) => ({
    name,
    sentences: textsOfPage(readFileSync(new URL(`../${name}`, import.meta.url), "utf8")).flatMap(sentencesOf),
  }));
  const ofRooms = rooms().map((room) => ({ name: room, sentences: saidIn(FIRST, room).flatMap(sentencesOf) }));
  return [...ofRooms, ...ofPages];
}

/** A measure that calls everything easy would hold for ever: it must tell these apart, and count these words. */
function faultsOfMeasure() {
  const hard =
    "Sustained remission necessitates consecutive administrations of the standardised questionnaire, demonstrating negligible symptomatology.";
  const easy = "You can stop here. What you typed is still there.";
  const known = {
    a: 1,
    your: 1,
    clinic: 2,
    remission: 3,
    answered: 2,
    called: 1,
    started: 2,
    table: 2,
    people: 2,
    being: 2,
    doing: 2,
    clinician: 3,
    changes: 2,
    takes: 1,
    usual: 3,
    medicine: 3,
    before: 2,
    question: 2,
    trying: 2,
    period: 3,
  };
  const wrong = Object.entries(known)
    .filter(([word, count]) => syllables(word) !== count)
    .map(([word]) => `${word} is counted as ${syllables(word)}`);
  return [
    ...wrong,
    ...(grade(sentencesOf(hard)) > LIMIT ? [] : ["The hard sentence passes."]),
    ...(grade(sentencesOf(easy)) <= LIMIT ? [] : ["The easy sentences do not pass."]),
  ];
}

const files = measure().filter(({ sentences }) => sentences.length > 0);
const all = { name: "all", sentences: files.flatMap(({ sentences }) => sentences) };
const above = [...files, all].filter(({ sentences }) => grade(sentences) > LIMIT);
const tooHard = all.sentences.filter((sentence) => sentence.words.length >= LONG && grade([sentence]) > LONG_LIMIT);
const hardest = (sentences) => [...sentences].sort((one, other) => grade([other]) - grade([one])).slice(0, 5);
const faults = [
  ...faultsOfMeasure(),
  ...above.map(({ name, sentences }) =>
    [
      `${name}: grade ${grade(sentences).toFixed(1)}, at most ${LIMIT}. Its hardest:`,
      ...hardest(sentences).map(({ part }) => `  ${part}`),
    ].join("\n"),
  ),
  ...tooHard.map((sentence) => `Grade ${grade([sentence]).toFixed(1)}, at most ${LONG_LIMIT}: ${sentence.part}`),
];

if (process.argv.includes("--all")) {
  for (const { name, sentences } of files) console.log(grade(sentences).toFixed(1).padStart(5), name);
  for (const sentence of [...all.sentences].sort((one, other) => grade([other]) - grade([one])).slice(0, 60))
    console.log(grade([sentence]).toFixed(1).padStart(5), sentence.part);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(
  `Readability: ${all.sentences.length} sentences in ${files.length} files, grade ${grade(all.sentences).toFixed(1)}, none above ${LIMIT}.`,
);
