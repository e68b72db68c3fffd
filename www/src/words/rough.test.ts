import { expect, test } from "vitest";
import { roughDay, roughIso, roughTyped } from "./rough";

test.each([
  ["2021", "2021"],
  [" 5/2021 ", "2021-05"],
  ["05.2021", "2021-05"],
  ["May 2021", "2021-05"],
  ["sept. 2021", "2021-09"],
  ["2021-05", "2021-05"],
  ["2021-05-17", "2021-05-17"],
  ["", ""],
])("%j is read as %j", (typed, iso) => {
  expect(roughIso(typed)).toBe(iso);
});

test.each(["last spring", "Mai 2021", "17/5/2021", "Mayor"])(
  "%j goes to the core as it is, which refuses it",
  (typed) => {
    expect(roughIso(typed)).toBe(typed);
  },
);

test.each([
  ["2021", "2021"],
  ["2021-05", "May 2021"],
  ["2021-05-17", "17 May 2021"],
])("%j is shown as %j", (iso, shown) => {
  expect(roughDay(iso)).toBe(shown);
});

test.each(["2021", "2021-09", "2021-05-17"])("%j comes back from its field as it was", (iso) => {
  expect(roughIso(roughTyped(iso))).toBe(iso);
});
