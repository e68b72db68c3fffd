import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { buildId } from "./scripts/build-id";
import { chunkName, chunkOf } from "./scripts/chunks";
import { fillPages, serviceWorkers, type SiteHeaders } from "./scripts/site";

const here = import.meta.dirname;
const core = resolve(here, "../pkg/app");
const backup = resolve(here, "../pkg/backup");
const exchange = resolve(here, "../pkg/exchange");
const letters = resolve(here, "../pkg/letters");
const lock = resolve(here, "../pkg/lock");
const report = resolve(here, "../pkg/report");
const faces = resolve(here, "../crates/letters/faces");
const out = resolve(here, process.env.TIDEMARK_DIST ?? "../dist");

const modules = [
  resolve(core, "tidemark.js"),
  resolve(backup, "backup.js"),
  resolve(exchange, "exchange.js"),
  resolve(letters, "letters.js"),
  resolve(lock, "lock.js"),
  resolve(report, "report.js"),
];
if (!modules.every(existsSync)) {
  throw new Error("The core is not built yet. Run `cargo xtask wasm` first, then build the page again.");
}

// The same sources with another salt are another release, which the update tests need.
const salt = process.env.TIDEMARK_BUILD_SALT ?? "";

const headersFile = "../deploy/headers.json";
const headers = JSON.parse(readFileSync(resolve(here, headersFile), "utf8")) as SiteHeaders;

const recordsOnly = process.env.TIDEMARK_RECORDS_ONLY === "1";

const build = buildId(
  recordsOnly ? `${salt}records-only` : salt,
  [
    resolve(here, "src"),
    resolve(here, "public"),
    resolve(here, "scripts"),
    core,
    backup,
    exchange,
    letters,
    lock,
    report,
    faces,
  ],
  ["index.html", "help.html", "plain.html", "package-lock.json", "vite.config.ts", headersFile].map((name) =>
    resolve(here, name),
  ),
);

export default defineConfig({
  root: here,
  base: "/",
  define: { __BUILD__: JSON.stringify(build), __RECORDS_ONLY__: JSON.stringify(recordsOnly) },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [fillPages(headers), serviceWorkers({ here, out, build }, headers)],
  worker: { format: "es" },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: ["es2022", "safari16.4"],
    modulePreload: false,
    // An inlined asset would be a `data:` URL, which the page's policy allows for images only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: ["index.html", "help.html", "plain.html"].map((name) => resolve(here, name)),
      output: { chunkFileNames: chunkName, manualChunks: chunkOf, onlyExplicitManualChunks: true },
    },
  },
});
