import { expect, test } from "vitest";
import { at, coreOf, part, show } from "../../../test/page";
import type { GoalsView, GoalView, Marks, RegimensView, TherapiesView } from "../../core/api";
import { Lived } from "./lived";

const marks = (id: string) => part<Marks>({ id });
const lived = (goals: GoalView[]) =>
  show(
    <Lived
      core={coreOf({
        regimens: async () => part<RegimensView>({ current: null, history: [] }),
        therapies: async () => part<TherapiesView>({ therapies: [] }),
        goals: async () => part<GoalsView>({ standing: goals }),
      })}
      days={["2026-03-01", "2026-05-20"]}
    />,
  );

test("a goal that was looked at has its line beside the scores", async () => {
  const looks = [
    { id: "a", day: "2026-04-01", score: 2 },
    { id: "b", day: "2026-04-08", score: 5 },
  ];
  const value = { text: "I cook again.", first: true, agreed: null, ended: null };
  await lived([{ marks: marks("goal"), value, looks, due: false }]);
  expect(at("course-goals").textContent).toContain("I cook again.");
  expect(at("goal-line-goal").querySelectorAll(".chart-point")).toHaveLength(2);
});
