import { expect, test } from "vitest";
import { show } from "../../../test/page";
import { known as w } from "../../words/en/known";
import { Known } from ".";
import { sources } from "./sources";

test("every part names its sources, and every source is named", () => {
  expect(w.parts.filter((part) => part.sources.length === 0)).toEqual([]);
  expect(new Set(w.parts.flatMap((part) => part.sources))).toEqual(new Set(Object.keys(sources)));
});

test("each source is told with its year and its address, and no link leads out of the app", async () => {
  await show(<Known />);
  const said = document.body.textContent ?? "";
  for (const { title, year, address } of Object.values(sources)) {
    expect(said).toContain(title);
    expect(said).toContain(String(year));
    expect(said).toContain(address);
  }
  const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(new Set(links)).toEqual(new Set(["./"]));
});
