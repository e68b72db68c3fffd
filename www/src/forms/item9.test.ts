import { expect, test } from "vitest";
import { coreOf, keepingDrafts } from "../../test/page";
import { leftPhq9, toLeft } from "./item9";

/** A PHQ-9 that was begun and left with this answer to item 9: of a kept form, or a new one if `id` is null. */
const begun = (id: string | null, item9: number) =>
  JSON.stringify({ id, day: null, items: [...Array(8).fill(0), item9] });

test.each([
  ["a new form", [["new", begun(null, 3)]], "phq9", true],
  ["a kept form being changed", [["kept", begun("kept", 3)]], "phq9/kept/change", true],
  [
    "the one that calls for the full screen",
    [
      ["kept", begun("kept", 3)],
      ["new", begun(null, 0)],
    ],
    "phq9/kept/change",
    true,
  ],
  [
    "a new form before a change",
    [
      ["new", begun(null, 0)],
      ["kept", begun("kept", 0)],
    ],
    "phq9",
    false,
  ],
] as const)("what was left is gone on with: %s", async (_, rows, place, isUrgent) => {
  const core = coreOf({
    ...keepingDrafts(new Map(rows)),
    phq9Reaction: async (_day, item9) => (item9 === 3 ? "fullScreen" : "nothing"),
  });
  const left = await leftPhq9(core, "2026-05-20");
  expect(left).toMatchObject({ isUrgent });
  expect(left && toLeft(left)).toBe(place);
});

test("nothing was left where there is no draft", async () => {
  expect(await leftPhq9(coreOf(keepingDrafts(new Map())), "2026-05-20")).toBeNull();
});
