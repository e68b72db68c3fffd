import { expect, test, vi } from "vitest";

/** What is said in a language, as the page has it. */
async function inLanguage(language: string) {
  localStorage.setItem("tidemark.language", language);
  vi.resetModules();
  const { roomOf, loadRest } = await import("./language");
  const { longDay, mediumDay, shortDay, weekDay, dayNumber } = await import("./days");
  const { roughDay, roughIso } = await import("./rough");
  localStorage.clear();
  return { roomOf, loadRest, longDay, mediumDay, shortDay, weekDay, dayNumber, roughDay, roughIso };
}

test("a page has the words of its language, those of places once they are loaded", async () => {
  const { roomOf, loadRest } = await inLanguage("es");
  expect(roomOf("done")).toEqual({ saved: "Guardado.", removed: "Quitado.", undone: "Deshecho." });
  expect(() => roomOf("bands")).toThrow("bands");
  await loadRest();
  expect(roomOf("bands")).toMatchObject({ mild: "leve" });
});

test("days are said in the language of the page", async () => {
  const { longDay, mediumDay, shortDay, weekDay, dayNumber } = await inLanguage("es");
  expect(mediumDay("2026-05-01")).toBe("1 may 2026");
  expect(shortDay(dayNumber("2020-05-01"))).toBe("1 may 2020");
  expect(weekDay("2020-05-01")).toBe("vie 1 de may de 2020");
  expect(longDay("2020-11-01")).toBe("domingo 1 de noviembre de 2020");
});

test.each([
  ["en", "May 2021", "2021-05"],
  ["es", "enero de 2021", "2021-01"],
  ["es", "dic 2021", "2021-12"],
  ["es", "August 2021", "2021-08"],
])("a month is read in the language of the page: %s, %s", async (language, typed, iso) => {
  const { roughIso, roughDay } = await inLanguage(language);
  expect(roughIso(typed)).toBe(iso);
  expect(roughIso(roughDay(iso))).toBe(iso);
});
