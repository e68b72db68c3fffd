import { expect, test } from "vitest";
import { show } from "../../../test/page";
import { Known } from ".";
import { sources, sourcesOf } from "./sources";

test("every part names its sources, and every source is named", () => {
  const named = Object.values<readonly string[]>(sourcesOf);
  expect(named.filter((names) => names.length === 0)).toEqual([]);
  expect(new Set(named.flat())).toEqual(new Set(Object.keys(sources)));
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
