import { defineConfig } from "vitest/config";
import { shownLines } from "./scripts/lines.mjs";
import { words } from "./scripts/words.mjs";

export default defineConfig({
  define: { __BUILD__: JSON.stringify("test"), __RECORDS_ONLY__: "false" },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [words({ only: "en" }), shownLines()],
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/*.test.mjs"],
    environment: "happy-dom",
    // The days that are said are days of a calendar: a zone in which UTC's midnight is the day before must not shift them.
    env: { TZ: "Pacific/Honolulu" },
  },
});
