import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show, type } from "../../../test/page";
import type {
  FadeView,
  Marks,
  Plan,
  PlanView,
  RemoteCore,
  RemoteReport,
  Settings,
  SettingsView,
  TreatmentView,
} from "../../core/api";
import { CoreError } from "../../core/error";
import { replace, route } from "../../core/route";
import w from "#words/plan";
import { PlanPlace } from ".";

const value: Plan = {
  target: "remission",
  targetAgreed: "2026-03-02",
  intervalDays: 28,
  planned: ["2026-06-01"],
  reviewer: "Dr Adeyemi",
  reviewDay: "2026-07-01",
  ifSooner: "call the clinic",
  stopIf: "my bladder hurts",
  therapy: null,
  goals: "Back to the choir",
  wouldAccept: null,
  wouldNotAccept: null,
  clinic: { name: "Harbour clinic", phone: "030 1234" },
  companion: null,
  limits: { systolic: 130, diastolic: null, pulse: null, oxygen: null },
  questions: [],
  cutOffs: {},
};
const view = part<PlanView>({
  marks: part<Marks>({ writtenDay: "2026-03-02", writtenTime: "10:00" }),
  value,
  usualLimits: { systolic: 140, diastolic: 90, pulse: null, oxygen: 90 },
  cutoffs: [],
});

const savePlan = vi.fn<RemoteCore["savePlan"]>();
const saveSettings = vi.fn<RemoteCore["saveSettings"]>();
/** What the core has. */
let settings: Settings = {
  dayStartHour: 4,
  courseStart: null,
  daysToBook: null,
  halfAfterDays: null,
  answersCount: false,
};

const open = (rest: string[]) =>
  show(
    <PlanPlace
      core={coreOf({
        plan: async () => view,
        treatment: async () => part<TreatmentView>({ spaced: { median: 31.5, intervals: 6, planned: 28 } }),
        planHistory: async () => [view],
        fade: async () => part<FadeView>({ now: part<FadeView["now"]>({ next: null }) }),
        ...keepingDrafts(new Map()),
        settings: async () => part<SettingsView>({ value: settings }),
        saveSettings,
        savePlan,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

beforeEach(() => {
  replace("plan");
  savePlan.mockReset().mockResolvedValue(undefined);
  saveSettings.mockReset().mockResolvedValue(undefined);
});

test("a saved plan is read first, part by part", async () => {
  await open([]);
  const said = at("plan-read-staying-well").textContent;
  for (const part of ["28", "Dr Adeyemi", "1 Jul 2026", "call the clinic", "my bladder hurts"])
    expect(said).toContain(part);
  expect(at("plan-actual").textContent).toBe("Your last 6 gaps: 32 days is typical. Your plan says 28 days.");
  expect(at("plan-read-clinic").textContent).toContain("Harbour clinic");
  expect(document.querySelector("textarea")).toBeNull();
});

test("changing one part saves the others as they are", async () => {
  await open(["staying-well"]);
  await type("plan-stopIf", "I feel no change");
  await press("plan-save");
  expect(savePlan).toHaveBeenCalledExactlyOnceWith({ ...value, stopIf: "I feel no change" });
  expect(route.value).toEqual({ place: "plan", rest: [] });
});

test("an interval of no days is refused at its field", async () => {
  savePlan.mockRejectedValueOnce(new CoreError("out_of_range", "", "intervalDays", { min: 1, max: 365 }));
  await open(["staying-well"]);
  await type("plan-intervalDays", "0");
  await press("plan-save");
  expect(at("plan-intervalDays-error").textContent).toBe(w.problems.range({ min: 1, max: 365 }));
});

test("how long it takes to get a session is a week until the person says otherwise", async () => {
  await open([]);
  expect(at<HTMLSelectElement>("book-days").value).toBe("7");
  await type("book-days", "12");
  await press("book-save");
  expect(saveSettings).toHaveBeenCalledWith({ ...settings, daysToBook: 12 });
  expect(savePlan).not.toHaveBeenCalled();
  expect(isThere("book-saved")).toBe(true);
  await type("book-days", "13");
  expect(isThere("book-saved")).toBe(false);
  // Another tab changed another setting.
  settings = { ...settings, dayStartHour: 6 };
  await press("book-save");
  expect(saveSettings).toHaveBeenLastCalledWith({ ...settings, daysToBook: 13 });
});
