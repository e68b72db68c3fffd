// Writes the types of the words, so that the compiler knows each message and what it is given. Fails where a language
// lacks a message, or gives one other arguments than English does.
import { mkdirSync, writeFileSync } from "node:fs";
import { FIRST, faultsOf, LANGUAGES, messagesOf, rooms, typeOf } from "./messages.mjs";

const out = new URL("../generated/", import.meta.url);

const declared = rooms().map(
  (room) =>
    `declare module "#words/${room}" {\n  const words: ${typeOf(messagesOf(FIRST, room))};\n  export default words;\n}\n`,
);
const parts = LANGUAGES.flatMap((language) => ["start", "rest"].map((part) => `#words/${language}/${part}`)).map(
  (name) => `declare module "${name}" {\n  export default function written(format: object): object;\n}\n`,
);
mkdirSync(out, { recursive: true });
writeFileSync(
  new URL("words.d.ts", out),
  `// Written by scripts/words-types.mjs.\n${[...declared, ...parts].join("")}`,
);

const faults = LANGUAGES.flatMap((language) =>
  rooms().flatMap((room) => faultsOf(language, room).map((fault) => `${language}/${fault}`)),
);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
