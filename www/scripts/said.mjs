// What the page says in a language: the texts of its messages, in each form that they can take, and those of the pages
// that stand without it.
import { parse } from "@messageformat/parser";
import { messagesOf, textsOf } from "./messages.mjs";

/** Published wording is no sentence of ours. It stands under this name, in these rooms. */
const published = { name: "form.", rooms: ["phq9", "gad7"] };

/** Every text of a room, with the arguments of its messages left out. */
export function saidIn(language, room) {
  const texts = [];
  textsOf(messagesOf(language, room), (text, at) => {
    if (!(published.rooms.includes(room) && at.startsWith(published.name))) texts.push(...forms(parse(text)));
  });
  return texts;
}

function forms(tokens) {
  const choosing = tokens.find(({ cases }) => cases !== undefined);
  if (choosing === undefined) return [tokens.map(({ type, value }) => (type === "content" ? value : " ")).join("")];
  return choosing.cases.flatMap((form) =>
    forms(tokens.flatMap((token) => (token === choosing ? form.tokens : [token]))),
  );
}

/** Every text of a page: what stands between its tags, without what it says in another language. */
export function textsOfPage(source) {
  const body = source.slice(source.indexOf("<body"));
  return body
    .replace(/<!--.*?-->/gs, "")
    .replace(/<p lang=.*?<\/p>/gs, "")
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll("&amp;", "&").trim())
    .filter((text) => text !== "");
}
