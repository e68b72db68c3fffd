import { expect, test } from "vitest";
import { codeOf, compiled, differences, LANGUAGES, messagesOf, rooms, typeOf } from "./messages.mjs";
import { stretched } from "./pseudo.mjs";
import { choice, mediumDay, number, plural } from "../src/words/format";

/** What a message says, as the page has it. */
function said(text, given) {
  const made = new Function("choice", "mediumDay", "number", "plural", `return ${compiled(text).code}`);
  return made(choice, mediumDay, number, plural)(given);
}

const entries = "{count, plural, =0 {Nothing} one {# entry of {name}} other {# entries of {name}}}.";

test.each([
  [0, "Nothing."],
  [1, "1 entry of Ada."],
  [1234, "1,234 entries of Ada."],
])("a plural has a form for %s", (count, sentence) => {
  expect(said(entries, { count, name: "Ada" })).toBe(sentence);
});

test.each([
  [null, "today"],
  ["09:30", "at 09:30"],
])("a choice has a form for what is missing: %s", (time, sentence) => {
  expect(said("{time, select, null {today} other {at {time}}}", { time })).toBe(sentence);
});

test("a day is said as a day, and signs of JavaScript as themselves", () => {
  expect(said("On {day, day}", { day: "2026-05-01" })).toBe("On 1 May 2026");
  expect(said("{a}` \\ $'{'1'}'", { a: "x" })).toBe(["x` \\ $", "{1}"].join(""));
});

test("what a message is given has the type that the message makes of it", () => {
  expect(typeOf("Save")).toBe("string");
  expect(typeOf(entries)).toBe("(given: { readonly count: number; readonly name: string | number; }) => string");
  expect(typeOf({ steps: ["One", "{day, day}"] })).toBe(
    '{ readonly "steps": readonly [string, (given: { readonly day: string; }) => string]; }',
  );
});

test.each([
  [{ a: "x" }, {}, "room.a is missing."],
  [{}, { a: "x" }, "room.a is one too many."],
  [{ a: ["x", "y"] }, { a: ["x"] }, "room.a.1 is missing."],
  [{ a: "{day} x" }, { a: "{dia} x" }, "room.a is given dia: string | number, not day: string | number."],
  [{ a: "{n} x" }, { a: "x" }, "room.a is given nothing, not n: string | number."],
  [{ a: { b: "x" } }, { a: "x" }, "room.a is something else."],
])("a language that differs is found: %o, %o", (first, other, fault) => {
  expect(differences(first, other, "room")).toEqual([fault]);
});

test.each([
  ["{n, plural, one {x} other {y}}", "{n}", true],
  ["{n}", "{n, plural, one {x} other {y}}", false],
  ["{t, select, null {x} other {y}}", "{t}", false],
])("a message may say what another chooses by, if it can be said: %s, %s", (first, other, fits) => {
  expect(differences(first, other, "room").length).toBe(fits ? 0 : 1);
});

test("the order of words and of arguments is each language's own", () => {
  expect(differences({ a: "{day} at {time}" }, { a: "{time} · {day}" }, "room")).toEqual([]);
});

test.each([["{count, plural, one {x}}"], ["{day, fortnight}"], ["{open"]])(
  "a broken message is refused: %s",
  (text) => {
    expect(() => compiled(text)).toThrow();
  },
);

test("a stretched message is longer, and its arguments and forms are what they were", () => {
  const { code, args } = compiled("{count, plural, one {# entry} other {# entries}} in {day}", stretched);
  expect([...args.keys()]).toEqual(["count", "day"]);
  expect(code).toContain("ëëñtry");
  expect(code).toContain(["$", "{day}"].join(""));
});

test("a name with a number stays in one line", () => {
  expect(codeOf({ a: "Your PHQ-9, 5-10 minutes" })).toBe('{"a":`Your PHQ-\u20609, 5-10 minutes`}');
});

test("a number without quotes is refused, since it is no text", () => {
  expect(() => codeOf({ a: 5 })).toThrow("5 is no text. Put it in quotes.");
});

test.each(LANGUAGES)("every message in %s can be compiled", (language) => {
  for (const room of rooms()) expect(codeOf(messagesOf(language, room))).not.toBe("");
});
