import { signal, type ReadonlySignal } from "@preact/signals";
import { keep, kept } from "./local";

/** `system` follows the device. public/start.js applies the stored choice before the first paint. */
export type Theme = "light" | "dark" | "system";

const chosen = signal<Theme>(read());

export const theme: ReadonlySignal<Theme> = chosen;

export function setTheme(next: Theme): void {
  chosen.value = next;
  keep("tidemark.theme", next === "system" ? null : next);
  const root = document.documentElement;
  if (next === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", next);
  colourBrowser(next);
}

/** The colour around the page. Each meta tag holds for one system theme, so a fixed theme is written to both. */
export function colourBrowser(next: Theme = chosen.value): void {
  const own = { light: "#FAF7F2", dark: "#11181B" };
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const system = meta.media.includes("dark") ? "dark" : "light";
    meta.content = own[next === "system" ? system : next];
  }
}

function read(): Theme {
  const value = kept("tidemark.theme");
  return value === "light" || value === "dark" ? value : "system";
}
