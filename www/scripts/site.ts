import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { transformWithEsbuild, type Plugin } from "vite";
import { countries, type Country } from "../src/words/lines";
import { filesUnder } from "./build-id";

/** Files of the site that the service worker does not keep: it cannot keep itself, and no screen shows the others. */
const notKept = /^(sw\.js|kill-switch\.js|_headers|Caddyfile|nginx\.conf|screenshots\/.*)$/;

/**
 * Fills the pages that must work without JavaScript or without the core: the comment `<!--lines-->` becomes the crisis
 * lines of every country.
 */
export function fillPages(): Plugin {
  return {
    name: "tidemark-pages",
    transformIndexHtml: (html) => html.replace("<!--lines-->", () => countries.map(countryHtml).join("\n")),
  };
}

/**
 * Writes `sw.js` with the list of every kept file and its SHA-256, and `kill-switch.js` beside it.
 * Runs last, when the rest of the site lies in `out`.
 */
export function serviceWorkers(site: { here: string; out: string; build: string }): Plugin {
  return {
    name: "tidemark-service-worker",
    apply: "build",
    enforce: "post",
    async closeBundle() {
      const files = filesUnder(site.out)
        .map((file) => relative(site.out, file).split(sep).join("/"))
        .filter((name) => !notKept.test(name))
        .map((name) => [`/${name}`, sha256(join(site.out, name))]);
      const values = { __BUILD__: JSON.stringify(site.build), __FILES__: JSON.stringify(files) };
      await writeScript(site, "sw", values);
      await writeScript(site, "kill-switch", {});
    },
  };
}

async function writeScript(site: { here: string; out: string }, name: string, define: Record<string, string>) {
  const source = resolve(site.here, `src/${name}.ts`);
  // Both are classic scripts without imports, so they are only stripped of types and closed in, never bundled.
  const script = await transformWithEsbuild(readFileSync(source, "utf8"), source, {
    define,
    format: "iife",
    target: ["es2022", "safari16.4"],
    minify: true,
    sourcemap: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
  });
  writeFileSync(join(site.out, `${name}.js`), script.code);
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** The page cannot know whose languages it is read in, so each option is there. */
function countryHtml(country: Country): string {
  const lines = country.lines.map(({ href, kind, action, name, options = [] }, at) => {
    const style = ["call", kind === "emergency" && "urgent", at === 0 && "filled"].filter(Boolean).join(" ");
    const about = [options.length > 0 ? `${name}.` : name, ...options.map(({ words }) => words)].join(" ");
    return `<a class="${style}" href="${href}"><span>${escaped(action)}</span><span class="call-detail">${escaped(about)}</span></a>`;
  });
  return `<section><h2>${escaped(country.name)}</h2><div class="calls">${lines.join("")}</div></section>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
