import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { GoalsView, GoalView, Marks, RegimensView, RegimenView, TherapiesView, TherapyView } from "../../core/api";
import { Lived } from "./lived";

// The page draws at the width it has, and the test's page has none.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {
      // Nothing ever changes its size here.
    }
    disconnect() {
      // There is nothing to end.
    }
  },
);

const marks = (id: string) => part<Marks>({ id });
const therapy = (what: "talk" | "ect", since: string, until: string | null): TherapyView => ({
  marks: marks(since),
  value: { what, name: null, since, until, timesAWeek: null, note: null },
  current: until === null,
});
const regimen = part<RegimenView>({
  marks: marks("troches"),
  value: {
    drug: "ketamine",
    route: "sublingual",
    dose: { amount: 100, unit: "mg" },
    dosesAWeek: 7,
    everyDays: null,
    since: "2026-04-01",
    until: null,
    whyChanged: null,
  },
});

const lived = (goals: GoalView[], therapies: TherapyView[]) =>
  show(
    <Lived
      core={coreOf({
        regimens: async () => part<RegimensView>({ current: regimen, history: [] }),
        therapies: async () => part<TherapiesView>({ therapies }),
        goals: async () => part<GoalsView>({ standing: goals }),
      })}
      days={["2026-03-01", "2026-05-20"]}
    />,
  );

test("doses and therapies on the days of the chart are drawn, and are a table too", async () => {
  await lived(
    [],
    [
      therapy("talk", "2026-02-01", null),
      therapy("ect", "2026-04-20", "2026-04-20"),
      therapy("talk", "2025-01-01", "2025-06-01"),
    ],
  );
  const said = at("course-lanes").querySelector("svg")?.getAttribute("aria-label");
  expect(said).toBe("Ketamine 100 mg, once a day since 1 Apr 2026. Talk therapy since 1 Feb 2026. ECT on 20 Apr 2026.");
  await press("course-lanes-switch");
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
  expect(isThere("course-goals")).toBe(false);
});

test("a goal that was looked at has its line beside the scores", async () => {
  const looks = [
    { id: "a", day: "2026-04-01", score: 2 },
    { id: "b", day: "2026-04-08", score: 5 },
  ];
  const value = { text: "I cook again.", first: true, agreed: null, ended: null };
  await lived([{ marks: marks("goal"), value, looks, due: false }], []);
  expect(at("course-goals").textContent).toContain("I cook again.");
  expect(at("goal-line-goal").querySelectorAll("circle")).toHaveLength(2);
});
