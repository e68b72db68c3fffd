import { expect, test } from "vitest";
import { at, part, show } from "../../../test/page";
import type { FadeNowView, NextView } from "../../core/api";
import { Before } from ".";

test.each([
  [null, "Before your next session"],
  [40, "Half worn off by 12 Dec40%"],
])("with a chance of %s the row before the next session says %s", async (halfGone, said) => {
  const next = part<NextView>({ day: "2026-12-12", days: 14, halfGone, worthPlanning: false });
  await show(<Before now={part<FadeNowView>({ state: "holding", next })} />);
  expect(at("fade-next").textContent).toBe(said);
});
