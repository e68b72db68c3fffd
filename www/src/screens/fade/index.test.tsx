import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, settled, show } from "../../../test/page";
import type {
  DoseCourseView,
  FadeDayView,
  FadeNowView,
  FadeView,
  NextView,
  RegimensView,
  RemoteReport,
  Settings,
  SettingsView,
  TherapiesView,
} from "../../core/api";
import { Before, FadePlace } from ".";

const calm = {
  lift: null,
  course: null,
  warning: null,
  next: null,
  soon: null,
  usual: null,
  uncertain: false,
} as const;

async function place(now: Partial<FadeNowView>) {
  const day = part<FadeDayView>({ day: "2026-11-28", level: 6, course: 6, low: 5, high: 7, session: false });
  const view = part<FadeView>({
    today: "2026-11-29",
    now: part<FadeNowView>({ ...calm, baselineDays: null, asksHalfAfter: false, ...now }),
    days: [day],
    ahead: [],
    intervals: [],
    alerts: [],
    hasEarlier: false,
  });
  const core = coreOf({
    fade: vi.fn().mockResolvedValue(view),
    settings: async () => part<SettingsView>({ value: part<Settings>({ answersCount: false }) }),
    regimens: async () => part<RegimensView>({ current: null, history: [] }),
    therapies: async () => part<TherapiesView>({ therapies: [] }),
  });
  await show(<FadePlace core={core} rest={[]} report={part<RemoteReport>({})} />);
  await settled();
}

test("a course of doses shows its days at once", async () => {
  const course = part<DoseCourseView>({
    since: "2026-10-01",
    days: 59,
    withoutDose: 0,
    paused: false,
    halfLost: false,
  });
  await place({ state: "doseCourse", course: { ...course, lift: { gain: 2, halfLost: 10, lifted: true } } });
  expect(isThere("fade-chart")).toBe(true);
  expect(isThere("fade-days")).toBe(false);
});

test("who takes close doses can have their lift followed from here", async () => {
  await place({ state: "regularDoses" });
  expect(at("fade-follow").dataset.place).toBe("doses/follow");
  expect(at("fade-days").closest("details")?.contains(at("fade-chart"))).toBe(true);
});

test.each([
  [null, "Before your next session"],
  [40, "Half worn off by 12 Dec40%"],
])("with a chance of %s the row before the next session says %s", async (halfGone, said) => {
  const next = part<NextView>({ day: "2026-12-12", days: 14, halfGone, worthPlanning: false });
  await show(<Before now={part<FadeNowView>({ state: "holding", next })} />);
  expect(at("fade-next").textContent).toBe(said);
});
