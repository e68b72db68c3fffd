import { expect, test } from "vitest";
import { coreOf, isThere, part, show } from "../../../test/page";
import type { DoseCourseView, FadeNowView, LiftView } from "../../core/api";
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
  await today({ warning: "courseFading", id: null, verdict: null, canBeMuted: false });
  expect(isThere("fade-line")).toBe(true);
  expect(isThere("fade-right")).toBe(false);
});

test("a warning can be silenced only where the core says so", async () => {
  const today = (canBeMuted: boolean) =>
    show(
      <TodayWarning
        core={coreOf({})}
        now={part<FadeNowView>({
          state: "fading",
          warning: { warning: "fading", id: null, verdict: null, canBeMuted },
          silentDays: 0,
          lift: part<LiftView>({
            session: "2026-11-01",
            days: 9,
            checkIns: 8,
            said: { share: 40, low: 20, high: 60, halfGone: 70 },
          }),
        })}
        reload={async () => undefined}
      />,
    );
  await today(false);
  expect(isThere("fade-right")).toBe(true);
  expect(isThere("fade-mute")).toBe(false);
  await today(true);
  expect(isThere("fade-mute")).toBe(true);
});
