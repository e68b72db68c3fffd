import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** A script and no module, as the types see it. */
const script = "../public/start.js";

/** Where the script leads from this address in a browser with these languages. */
async function leadsTo(address: string, ...languages: string[]): Promise<string | undefined> {
  const [, pathname, search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
  const replace = vi.fn<(to: string) => void>();
  vi.stubGlobal("location", { pathname, search, hash, replace });
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
  vi.resetModules();
  await import(/* @vite-ignore */ script);
  return replace.mock.calls[0]?.[0];
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test.each([
  ["/help.html", ["es-MX", "en-US"], "/help.es.html"],
  ["/plain.html#copy", ["pt-BR", "ES"], "/plain.es.html#copy"],
  ["/help.html", ["en-US", "es-US"], undefined],
  ["/help.html", ["de"], undefined],
  ["/help.html?en", ["es"], undefined],
  ["/help.es.html", ["es"], undefined],
  ["/help.es.html", ["en"], undefined],
])("%s in a browser in %j leads to %s", async (address, languages, target) => {
  expect(await leadsTo(address, ...languages)).toBe(target);
});

test("the choice of the app is stronger than the languages of the browser", async () => {
  localStorage.setItem("tidemark.language", "es");
  expect(await leadsTo("/help.html", "en-US")).toBe("/help.es.html");
  localStorage.setItem("tidemark.language", "en");
  expect(await leadsTo("/help.html", "es-US")).toBeUndefined();
});

test("a browser that cannot run the core is led to the plain page", async () => {
  vi.stubGlobal("Worker", undefined);
  expect(await leadsTo("/", "es")).toBe("/plain.html");
});
