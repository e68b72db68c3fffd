// The words of the page: one YAML file for each room and language in src/words, whose texts are ICU messages. They are
// read, compared between languages and compiled here, when the page is built, so that the browser gets plain strings and
// functions.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseMessage } from "@messageformat/parser";
import { parse as parseYaml } from "yaml";

const folder = join(import.meta.dirname, "../src/words");

/** The language that decides which messages there are, and what each of them is given. */
export const FIRST = "en";
export const LANGUAGES = [FIRST, "es"];

/** The type of an argument that is said as it is. */
const PLAIN = "string | number";

/** What a message can be told to do with an argument, by the name used in it: `{day, day}` says an ISO date. */
const FORMATS = { day: { call: "mediumDay", type: "string" }, number: { call: "number", type: "number" } };

/** The names of all rooms. */
export const rooms = () =>
  readdirSync(join(folder, FIRST))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

/** The messages of a room as they are written. Throws if another language does not have the same ones as English. */
export function messagesOf(language, room) {
  const faults = faultsOf(language, room);
  if (faults.length > 0) throw new Error(`The words in ${language} are not those in ${FIRST}:\n${faults.join("\n")}`);
  return read(language, room);
}

/** Where a room in a language differs from English. */
export const faultsOf = (language, room) =>
  language === FIRST ? [] : differences(read(FIRST, room), read(language, room), room);

/** What was read, by its text: a room is asked for many times, and parsing is slow. */
const parsed = new Map();

function read(language, room) {
  const text = readFileSync(join(folder, language, `${room}.yaml`), "utf8");
  if (!parsed.has(text)) parsed.set(text, parseYaml(text));
  return parsed.get(text);
}

/** Where two sets of messages differ: a message that only one of them has, or one that is given other arguments. */
export function differences(first, other, at) {
  if (typeof first === "object" && first !== null && typeof other === "object" && other !== null) {
    const keys = new Set([...Object.keys(first), ...Object.keys(other)]);
    return [...keys].flatMap((key) => differences(first[key], other[key], `${at}.${key}`));
  }
  if (first === undefined) return [`${at} is one too many.`];
  if (other === undefined) return [`${at} is missing.`];
  if (typeof first !== typeof other) return [`${at} is something else.`];
  const [wanted, given] = [first, other].map((text) => compiled(String(text)).args);
  const fits = (name) =>
    given.get(name) === wanted.get(name) || (given.get(name) === PLAIN && sayable(wanted.get(name)));
  if (wanted.size === given.size && [...wanted.keys()].every(fits)) return [];
  return [`${at} is given ${listed(given)}, not ${listed(wanted)}.`];
}

/** What any message can say as it is. */
const sayable = (type) => type === "number" || type === "string";

const listed = (args) => (args.size === 0 ? "nothing" : [...args].map(([name, type]) => `${name}: ${type}`).join(", "));

/** Visits every text of a room: what is written, and where. */
export function textsOf(messages, visit, at = "") {
  if (typeof messages === "string") return visit(messages, at);
  for (const [key, inner] of Object.entries(messages ?? {})) textsOf(inner, visit, at === "" ? key : `${at}.${key}`);
}

/**
 * The JavaScript of a room's messages: an object of strings and functions, which call `plural`, `choice` and formats.
 * `letters` may change what is said between the arguments.
 */
export function codeOf(messages, letters = (text) => text) {
  const inner = (message) => codeOf(message, letters);
  if (Array.isArray(messages)) return `[${messages.map(inner).join(",")}]`;
  if (typeof messages === "object" && messages !== null)
    return `{${Object.entries(messages)
      .map(([key, message]) => `${JSON.stringify(key)}:${inner(message)}`)
      .join(",")}}`;
  if (typeof messages !== "string") throw new Error(`${messages} is no text. Put it in quotes.`);
  return compiled(messages, letters).code;
}

/** The type of a room's messages. */
export function typeOf(messages) {
  if (Array.isArray(messages)) return `readonly [${messages.map(typeOf).join(", ")}]`;
  if (typeof messages === "object")
    return `{ ${Object.entries(messages)
      .map(([key, inner]) => `readonly ${JSON.stringify(key)}: ${typeOf(inner)};`)
      .join(" ")} }`;
  const { args } = compiled(messages);
  if (args.size === 0) return "string";
  return `(given: { ${[...args].map(([name, type]) => `readonly ${name}: ${type};`).join(" ")} }) => string`;
}

/** One message: its JavaScript, and the arguments it is given, each with its type. */
export function compiled(text, letters = (content) => content) {
  const args = new Map();
  const code = template(parseMessage(text, { cardinal: ["one", "many", "other"] }), { args, letters }, null);
  return { args, code: args.size === 0 ? code : `({${[...args.keys()].join(",")}})=>${code}` };
}

function template(tokens, message, counted) {
  const pieces = tokens.map((token) => piece(token, message, counted));
  const [only] = pieces;
  if (pieces.length === 1 && only.call !== undefined) return only.call;
  return `\`${pieces.map(({ text, call }) => text ?? `\${${call}}`).join("")}\``;
}

/** A text as it stands in a template, or a call that gives one. `counted` is the argument whose number `#` says. */
function piece(token, message, counted) {
  const { args, letters } = message;
  const { arg } = token;
  switch (token.type) {
    case "content":
      return { text: letters(unbroken(token.value)).replace(/[`\\]|\$\{/g, "\\$&") };
    case "octothorpe":
      return { call: `number(${counted})` };
    case "argument":
      take(args, arg, PLAIN);
      return { text: `\${${arg}}` };
    case "function": {
      const format = FORMATS[token.key];
      if (!format) throw new Error(`A message knows no format ${token.key}.`);
      take(args, arg, format.type);
      return { call: `${format.call}(${arg})` };
    }
    case "plural":
      take(args, arg, "number");
      return { call: `plural(${arg},${forms(token, message, arg)})` };
    case "select":
      take(args, arg, "string | boolean | null");
      return { call: `choice(${arg},${forms(token, message, counted)})` };
    default:
      throw new Error(`A message knows no ${token.type}.`);
  }
}

/** Keeps a name with a number in one line: "PHQ-9". A word joiner has no width, and no listener hears it. */
const unbroken = (text) => text.replace(/(?<=[A-Z]-)(?=\d)/g, "\u2060");

function forms({ cases, arg }, message, counted) {
  if (!cases.some(({ key }) => key === "other")) throw new Error(`${arg} has no form for any other.`);
  return `{${cases.map(({ key, tokens }) => `${JSON.stringify(key)}:${template(tokens, message, counted)}`).join(",")}}`;
}

/** An argument that a message both chooses by and says is of the type that it chooses by. */
function take(args, name, type) {
  const before = args.get(name);
  if (before === undefined || before === PLAIN) args.set(name, type);
  else if (type !== before && type !== PLAIN) throw new Error(`${name} is both ${before} and ${type}.`);
}
