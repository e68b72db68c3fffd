// Measures how easy the Spanish words of the page, and of the pages that stand without it, are to read, as Fernández Huerta (1959) fitted Flesch's measure to
// Spanish: 206.84 less 60 for the syllables of a word and 1.02 for the words of a sentence. From 70 on, six years of
// school are enough. Exits with 1 where a room is below that.
import { readFileSync } from "node:fs";
import { rooms } from "./messages.mjs";
import { saidIn, textsOfPage } from "./said.mjs";

const LEAST = 70;
/** Pages with words of their own: they must be there when nothing else is. */
const pages = ["help.es.html", "plain.es.html"];
/** Fewer words than this, without a full stop, are a label. */
const FEWEST_WORDS = 4;

/** How many syllables a word has: its strong vowels, and groups of weak ones alone. */
export function syllables(word) {
  const letters = word
    .toLowerCase()
    .replace(/qu|gu(?=[eiéí])/g, "g")
    .replace(/y(?![aeiouáéíóú])/g, "i");
  const groups = letters.match(/[aeiouáéíóúü]+/g) ?? [];
  return groups.reduce((sum, group) => sum + Math.max((group.match(/[aeoáéíóú]/g) ?? []).length, 1), 0) || 1;
}

/** The words of each sentence of a text. */
function sentencesOf(text) {
  return text
    .split(/(?<=[.?!:])["”’)]*\s+/)
    .map((part) => ({ part, words: part.match(/(?<![\p{L}\d])\p{L}{1,}(?![\p{L}\d])/gu) ?? [] }))
    .filter(({ part, words }) => words.length >= FEWEST_WORDS || (words.length > 1 && /[.?!]["”’)]*$/.test(part)));
}

export function ease(sentences) {
  const words = sentences.flatMap((sentence) => sentence.words);
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 206.84 - 60 * (spoken / words.length) - 1.02 * (words.length / sentences.length);
}

/** A measure that calls everything easy would hold for ever: it must tell these apart, and count these words. */
function faultsOfMeasure() {
  const known = {
    depresión: 3,
    día: 2,
    cuestionario: 4,
    ayuda: 3,
    muy: 1,
    quien: 1,
    guía: 2,
    antigüedad: 4,
    leer: 2,
    y: 1,
  };
  const wrong = Object.entries(known)
    .filter(([word, count]) => syllables(word) !== count)
    .map(([word]) => `${word} is counted as ${syllables(word)}`);
  const hard =
    "La remisión sostenida requiere administraciones consecutivas del cuestionario estandarizado, demostrando sintomatología insignificante.";
  const easy = "Puede parar aquí. Lo que escribió sigue ahí.";
  return [
    ...wrong,
    ...(ease(sentencesOf(hard)) < LEAST ? [] : ["The hard sentence passes."]),
    ...(ease(sentencesOf(easy)) >= LEAST ? [] : ["The easy sentences do not pass."]),
  ];
}

const texts = [
  ...rooms().map((room) => ({ room, said: saidIn("es", room) })),
  ...pages.map((room) => ({ room, said: textsOfPage(readFileSync(new URL(`../${room}`, import.meta.url), "utf8")) })),
];
const measured = texts
  .map(({ room, said }) => ({ room, sentences: said.flatMap(sentencesOf) }))
  .filter(({ sentences }) => sentences.length > 0)
  .map((of) => ({ ...of, ease: ease(of.sentences) }));
const hardest = (sentences) => [...sentences].sort((one, other) => ease([one]) - ease([other])).slice(0, 5);
const faults = [
  ...faultsOfMeasure(),
  ...measured
    .filter(({ ease }) => ease < LEAST)
    .map(({ room, ease, sentences }) =>
      [
        `es/${room}: ease ${ease.toFixed(0)}, at least ${LEAST}. Its hardest:`,
        ...hardest(sentences).map(({ part }) => `  ${part}`),
      ].join("\n"),
    ),
];
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
const all = measured.flatMap(({ sentences }) => sentences);
console.log(`Readability in Spanish: ${all.length} sentences, ease ${ease(all).toFixed(0)}, no room below ${LEAST}.`);
