// The Vite plugin for the words of the page. A script imports those of a room by its name, `#words/today`, and gets them
// in the language that the page was started in. Each language has two scripts of its own: one with what the page starts
// with, and one with all else.
import { fileURLToPath } from "node:url";
import { codeOf, messagesOf, rooms } from "./messages.mjs";

/** The rooms whose words the page starts with. */
const START = ["days", "done", "errors", "marks", "page", "today"];

/** What messages call. */
const FORMAT = "choice,mediumDay,number,plural";

const OWN = "#words/";
const source = (name) => JSON.stringify(fileURLToPath(new URL(`../src/words/${name}.ts`, import.meta.url)));

/** The rooms of each part of a language. */
const parts = {
  start: () => START,
  rest: () => rooms().filter((room) => !START.includes(room)),
};

/**
 * With `only`, there is one language, and its words are there at once. `letters` may change what is said, to show what
 * long words do to the page.
 */
export function words({ only = null, letters } = {}) {
  const code = (language, room) => codeOf(messagesOf(language, room), letters);
  return {
    name: "tidemark-words",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(OWN) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${OWN}`)) return null;
      const [name, part] = id.slice(OWN.length + 1).split("/");
      if (part !== undefined) {
        const all = parts[part]().map((room) => `${JSON.stringify(room)}:${code(name, room)}`);
        return `export default ({${FORMAT}}) => ({${all.join(",")}});`;
      }
      if (only !== null) return `import {${FORMAT}} from ${source("format")};export default ${code(only, name)};`;
      return `import { roomOf } from ${source("language")};export default roomOf(${JSON.stringify(name)});`;
    },
  };
}
