import { beforeEach, expect, test } from "vitest";
import { coreOf, keepingDrafts, press, show } from "../../../test/page";
import type { Reaction } from "../../core/api";
import { go, route } from "../../core/route";
import { Item9 } from "./item9";

/** A PHQ-9 that was begun and left with this answer to item 9: of a kept form, or a new one if `id` is null. */
const begun = (id: string | null, item9: number) =>
  JSON.stringify({ id, day: null, items: [...Array(8).fill(0), item9] });

beforeEach(() => {
  go("today");
});

test.each([
  ["a new form", [["new", begun(null, 3)]], []],
  ["a kept form being changed", [["kept", begun("kept", 3)]], ["kept", "change"]],
  [
    "the one that calls for the full screen",
    [
      ["kept", begun("kept", 3)],
      ["new", begun(null, 0)],
    ],
    ["kept", "change"],
  ],
] as const)("going on with an urgent answer that is not saved opens %s", async (_, rows, rest) => {
  const phq9Reaction = async (): Promise<Reaction> => "fullScreen";
  const core = coreOf({ ...keepingDrafts(new Map(rows)), phq9Reaction });
  await show(<Item9 core={core} followUp={null} unsaved reload={async () => undefined} />);
  await press("item9-go-on");
  expect(route.value).toEqual({ place: "phq9", rest });
});
