import { expect, test } from "vitest";
import { at, coreOf, isThere, part, show } from "../../../test/page";
import type {
  CourseFormView,
  CourseView,
  DoseCourseView,
  EvidenceView,
  FadeNowView,
  FormsView,
  GoalsView,
  LevelsView,
  LiftView,
  Plan,
  PlanView,
  RegimensView,
  RemoteCore,
  RemoteReport,
  StatusView,
  TherapiesView,
  TreatedView,
  TreatmentView,
} from "../../core/api";
import { Course } from ".";

const total = (shown: number) => ({ shown, imputed: false, band: "mild" as const });
const evidence = (day: string, shown: number) => part<EvidenceView>({ id: day, day, total: total(shown) });
const form = (day: string, shown: number) =>
  part<CourseFormView>({ id: day, day, total: total(shown), typed: false, joined: true });

const status = (latest: EvidenceView | null) =>
  part<StatusView>({
    state: "response",
    standing: "between",
    ageDays: 6,
    stale: false,
    latest,
    latestIsBaseline: false,
    baseline: latest && evidence("2026-09-15", 18),
    remissionTotal: 4,
    difficulty: "somewhat",
    blocks: [],
    needs: [],
    items: [],
    clinic: [],
    gad7: null,
    change: null,
    pointsToResponse: null,
    pointsToRemission: null,
    paused: null,
    passedOver: null,
    relapsedOn: null,
    setback: null,
    chain: null,
  });

const begun: Partial<CourseView> = {
  forms: [form("2026-09-15", 18), form("2026-11-24", 8)],
  sessions: ["2026-11-21"],
  courseStart: "2026-09-20",
  fade: part<FadeNowView>({
    state: "fading",
    lift: part<LiftView>({
      session: "2026-11-21",
      days: 9,
      said: part<LiftView["said"]>({ share: 35, low: 15, high: 60 }),
    }),
  }),
};

const open = (
  rest: string[],
  latest: EvidenceView | null,
  of: Partial<CourseView> = {},
  answers: Partial<RemoteCore> = {},
) => {
  const course = part<CourseView>({
    today: "2026-11-30",
    status: status(latest),
    forms: [],
    spans: [],
    sessions: [],
    setbacks: [],
    nextSession: null,
    courseStart: null,
    fade: null,
    best: null,
    bands: [
      { band: "minimal", highest: 4 },
      { band: "severe", highest: 27 },
    ],
    ...of,
  });
  const sessions = [
    part<TreatedView>({ worst: [part<TreatedView["worst"][number]>({})] }),
    part<TreatedView>({ worst: [] }),
  ];
  const core = coreOf({
    course: async () => course,
    treatment: async () => part<TreatmentView>({ sessions: course.sessions.length > 0 ? sessions : [] }),
    plan: async () => part<PlanView>({ value: part<Plan>({ questions: ["Why?", "When?"] }) }),
    forms: async () => part<FormsView>({ phq9: [], gad7: [], function: [] }),
    levels: async () =>
      part<LevelsView>({ today: "2026-11-30", days: [], imported: [], sessions: [], nextSession: null }),
    regimens: async () => part<RegimensView>({ current: null, history: [] }),
    therapies: async () => part<TherapiesView>({ therapies: [] }),
    goals: async () => part<GoalsView>({ standing: [] }),
    ...answers,
  });
  return show(<Course core={core} report={part<RemoteReport>({})} rest={rest} />);
};

test("each way on says the one thing that is known of it", async () => {
  await open([], evidence("2026-11-24", 8), begun);
  expect(
    ["course-fade", "course-life", "course-effects", "course-questions"].map((row) => at(row).textContent),
  ).toEqual([
    "The lift since 21 Novabout 35% left",
    "Daily lifesomewhat difficult",
    "Side effectsin 1 of 2 sessions",
    "Ask your clinician2 questions",
  ]);
  expect(isThere("setback-add")).toBe(false);
});

test("a course of doses that is followed has its way on, as a single session has", async () => {
  const fade = part<FadeNowView>({ state: "doseCourse", lift: null, course: part<DoseCourseView>({}) });
  await open([], evidence("2026-11-24", 8), { ...begun, fade });
  expect(at("course-fade").textContent).toBe("The lift from your regular doses");
  expect(at("course-fade").dataset.place).toBe("fade");
});

test("no row moves the others when its value comes", async () => {
  await open([], evidence("2026-11-24", 8), begun, { treatment: () => new Promise(() => undefined) });
  expect(at("course-effects").textContent).toBe("Side effects");
  expect(document.querySelectorAll(".place-row")).toHaveLength(5);
});

test.each([
  ["2026-11-24", "18 before, 8 now"],
  ["2026-11-16", "18 before, 8 now"],
  ["2026-11-15", "18 before, 8 on 15 Nov"],
])("a score from %s is drawn as %s", async (day, said) => {
  await open([], evidence(day, 8), begun);
  expect(at("number-line").querySelector("svg")?.getAttribute("aria-label")).toContain(said);
});

test("a first visit leads to a first PHQ-9, and serious events are not asked about", async () => {
  await open([], null);
  expect(at("course-fill").dataset.place).toBe("phq9");
  expect(["course-fade", "course-life", "course-effects"].filter(isThere)).toEqual([]);
  await open(["forms"], null);
  expect(isThere("setback-add")).toBe(false);
});

test("once something is there, serious events can be added among the forms and scores", async () => {
  await open(["forms"], evidence("2026-11-24", 8), begun);
  expect(at("setback-add").dataset.place).toBe("course/setback");
  expect(at("course-now").textContent).toBe("8");
});

test("the form for a serious event leads back to where it was opened", async () => {
  await open(["setback"], null);
  expect([at("way-back").dataset.place, at("way-back").textContent]).toEqual(["course/forms", "‹ Forms and scores"]);
});
