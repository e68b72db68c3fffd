import { expect, test } from "vitest";
import { at, part, show } from "../../../test/page";
import type { DoseCourseView, FadeNowView, TodayView } from "../../core/api";
import { Standing } from "./standing";

test("a course of doses that is followed can be reached with nothing else to say", async () => {
  const fade = part<FadeNowView>({ state: "doseCourse", lift: null, course: part<DoseCourseView>({}) });
  await show(<Standing view={part<TodayView>({ state: null, phq9: null, fade })} />);
  expect(at("today-lift").dataset.place).toBe("fade");
  expect(at("today-lift").closest("li")?.textContent).toBe("LiftFrom your doses");
});
