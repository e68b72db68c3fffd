import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { transformWithEsbuild, type Plugin } from "vite";
import countries from "../src/words/lines.json";
import { hrefOf } from "../src/words/lines";
import { filesUnder } from "./build-id";
import { FIRST, messagesOf } from "./messages.mjs";

/** Files of the site that the service worker does not keep: it cannot keep itself, and no screen shows the others. */
const notKept = /^(sw\.js|kill-switch\.js|sbom\.cdx\.json|_headers|Caddyfile|nginx\.conf|screenshots\/.*)$/;

/** What `deploy/headers.json` says. */
export interface SiteHeaders {
  /** Of every response. */
  readonly headers: Readonly<Record<string, string>>;
  /** Those that a page says in its own markup too, for a host that sends none. */
  readonly page: Readonly<Record<string, string>>;
  /** The `Content-Type` for the ending of a file's name. */
  readonly types: Readonly<Record<string, string>>;
}

/**
 * Fills the pages. The comment `<!--headers-->` becomes their own headers, except while the page is being worked on,
 * when the server adds code of its own. In the pages that must work without JavaScript or without the core,
 * `<!--lines-->` becomes the crisis lines of every country, and `<!--own-->` the places that `own-help.js` fills, both in
 * the language of the page.
 */
export function fillPages({ page }: SiteHeaders): Plugin {
  const headers = Object.entries(page).map(([name, value]) => `<meta http-equiv="${name}" content="${value}" />`);
  return {
    name: "tidemark-pages",
    transformIndexHtml: (html, { server }) =>
      html
        .replace("<!--headers-->", () => (server ? "" : headers.join("\n")))
        .replace("<!--own-->", () => ownHelpHtml(languageOf(html)))
        .replace("<!--lines-->", () => linesHtml(languageOf(html))),
  };
}

/**
 * Writes `sw.js` with the list of every kept file, its SHA-256 and its type, and `kill-switch.js` beside it.
 * Runs last, when the rest of the site lies in `out`.
 */
export function serviceWorkers(site: { here: string; out: string; build: string }, sent: SiteHeaders): Plugin {
  return {
    name: "tidemark-service-worker",
    apply: "build",
    enforce: "post",
    async closeBundle() {
      const files = filesUnder(site.out)
        .map((file) => relative(site.out, file).split(sep).join("/"))
        .filter((name) => !notKept.test(name))
        .map((name) => [`/${name}`, { digest: sha256(join(site.out, name)), type: typeOf(name, sent) }]);
      const values = { __BUILD__: site.build, __FILES__: files, __HEADERS__: sent.headers };
      await writeScript(site, "sw", values);
      await writeScript(site, "kill-switch", {});
    },
  };
}

async function writeScript(site: { here: string; out: string }, name: string, values: Record<string, unknown>) {
  const source = resolve(site.here, `src/${name}.ts`);
  // Both are classic scripts without imports, so they are only stripped of types and closed in, never bundled.
  const script = await transformWithEsbuild(readFileSync(source, "utf8"), source, {
    define: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
    format: "iife",
    target: ["es2022", "safari16.4"],
    minify: true,
    sourcemap: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
  });
  writeFileSync(join(site.out, `${name}.js`), script.code);
}

function typeOf(name: string, { types }: SiteHeaders): string {
  const type = types[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`xtask/src/headers.rs has no type for ${name}.`);
  return type;
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

const languageOf = (html: string): string => /<html lang="(\w+)"/.exec(html)?.[1] ?? FIRST;

/** A place for each part of the person's own help, by its name in the copy that the app keeps. Empty ones stay hidden. */
function ownHelpHtml(language: string): string {
  const { call, clinicTitle, plan, professionals } = messagesOf(language, "page").help;
  const parts = {
    people: plan.people,
    lines: messagesOf(language, "safety-plan").lists.lines.title,
    clinic: clinicTitle,
    professionals,
    warningSigns: plan.warningSigns,
    coping: plan.coping,
    places: plan.places,
    surroundings: plan.surroundings,
  };
  return Object.entries(parts)
    .map(
      ([name, title]) =>
        `<section data-own="${name}" data-call="${escaped(call.replace("{name}", "*"))}" hidden><h2>${escaped(title)}</h2></section>`,
    )
    .join("\n");
}

/** What these pages show of a line. */
interface Line {
  readonly kind: "emergency" | "call" | "text";
  readonly number: string;
  readonly name: string;
  readonly body?: string;
  readonly options?: readonly { readonly words: string }[];
}

/** What the link of a line does, in words. */
function actionOf({ kind, number, body = "" }: Line, language: string): string {
  const { callNumber, textNumber, textWordTo } = messagesOf(language, "page").help;
  const said = kind !== "text" ? callNumber : body === "" ? textNumber : textWordTo;
  return said.replace("{word}", body).replace("{number}", number);
}

/** The crisis lines of every country, by its name. */
function linesHtml(language: string): string {
  const regions = new Intl.DisplayNames(language, { type: "region" });
  return countries
    .map(({ code, lines }) => ({ name: regions.of(code) ?? code, lines: lines as readonly Line[] }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
    .map((country) => countryHtml(country, language))
    .join("\n");
}

/** The page cannot know whose languages it is read in, so each option is there. */
function countryHtml(country: { name: string; lines: readonly Line[] }, language: string): string {
  const { emergency, options: said } = messagesOf(language, "page").help;
  const lines = country.lines.map((line, at) => {
    const { kind, options = [] } = line;
    const name = kind === "emergency" ? emergency : line.name;
    const style = ["call", kind === "emergency" && "urgent", at === 0 && "filled"].filter(Boolean).join(" ");
    const about = [options.length > 0 ? `${name}.` : name, ...options.map(({ words }) => said[words] ?? words)].join(
      " ",
    );
    return `<a class="${style}" href="${hrefOf(line)}"><span>${escaped(actionOf(line, language))}</span><span class="call-detail">${escaped(about)}</span></a>`;
  });
  return `<section><h2>${escaped(country.name)}</h2><div class="calls">${lines.join("")}</div></section>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
