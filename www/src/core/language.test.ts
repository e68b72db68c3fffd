import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** The module as a page with these languages starts it. */
async function startedWith(...languages: string[]) {
  vi.resetModules();
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
  return await import("./language");
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test.each([
  ["en", ["en-US"]],
  ["es", ["es-MX", "en-US"]],
  ["es", ["pt-BR", "ES"]],
  ["en", ["de", "fr"]],
  ["en", []],
])("the page is in %s for a browser in %j", async (language, languages) => {
  expect((await startedWith(...languages)).language).toBe(language);
});

test("a choice is kept on this device, starts the page again, and is stronger than the browser's languages", async () => {
  const reload = vi.spyOn(location, "reload").mockReturnValue();
  const { chooseLanguage, language } = await startedWith("en-US");
  expect(language).toBe("en");
  chooseLanguage("es");
  expect(reload).toHaveBeenCalledOnce();
  const next = await startedWith("en-US");
  expect([next.language, next.locale]).toEqual(["es", "es-US"]);
});

test("what was kept and is no language is passed over", async () => {
  localStorage.setItem("tidemark.language", "toString");
  expect((await startedWith("es-US")).language).toBe("es");
});
