import { expect, test } from "vitest";
import { coreOf, isThere, part, show } from "../../../test/page";
import type { DoseCourseView, FadeNowView } from "../../core/api";
import { TodayWarning } from "./warning";

test("a course says on Today that its lift is going, in one line", async () => {
  const course = part<DoseCourseView>({ halfLost: true, paused: false });
  const today = (warning: FadeNowView["warning"]) =>
    show(
      <TodayWarning
        core={coreOf({})}
        now={part<FadeNowView>({ state: "doseCourse", warning, course })}
        reload={async () => undefined}
      />,
    );
  await today(null);
  expect(isThere("fade-line")).toBe(false);
  await today({ warning: "courseFading", id: null, verdict: null });
  expect(isThere("fade-line")).toBe(true);
  expect(isThere("fade-right")).toBe(false);
});
