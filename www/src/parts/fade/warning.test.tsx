import { expect, test } from "vitest";
import { coreOf, isThere, part, show } from "../../../test/page";
import type { DoseCourseView, FadeNowView } from "../../core/api";
import { TodayWarning } from "./warning";

const today = (course: Partial<DoseCourseView>) =>
  show(
    <TodayWarning
      core={coreOf({})}
      now={part<FadeNowView>({ state: "doseCourse", warning: null, course: part<DoseCourseView>(course) })}
      reload={async () => undefined}
    />,
  );

test("a course says on Today that its lift is going, and nothing else", async () => {
  await today({ halfLost: false, paused: false });
  expect(isThere("fade-line")).toBe(false);
  await today({ halfLost: true, paused: true });
  expect(isThere("fade-line")).toBe(false);
  await today({ halfLost: true, paused: false });
  expect(isThere("fade-line")).toBe(true);
});
