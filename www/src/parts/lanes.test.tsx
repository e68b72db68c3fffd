import { expect, test } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../test/page";
import type { Marks, RegimensView, RegimenView, TherapiesView, TherapyView } from "../core/api";
import { Lanes } from "./lanes";

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

const shown = (therapies: TherapyView[], days: readonly [string, string]) =>
  show(
    <Lanes
      core={coreOf({
        regimens: async () => part<RegimensView>({ current: regimen, history: [] }),
        therapies: async () => part<TherapiesView>({ therapies }),
      })}
      days={days}
      sides={[1.9, 2.9]}
    />,
  );

test("doses and therapies on the days of the chart are drawn, and are a table too", async () => {
  await shown(
    [
      therapy("talk", "2026-02-01", null),
      therapy("ect", "2026-04-20", "2026-04-20"),
      therapy("talk", "2025-01-01", "2025-06-01"),
    ],
    ["2026-03-01", "2026-05-20"],
  );
  const said = at("lanes").querySelector("svg")?.getAttribute("aria-label");
  expect(said).toBe("Ketamine 100 mg, once a day since 1 Apr 2026. Talk therapy since 1 Feb 2026. ECT on 20 Apr 2026.");
  await press("lanes-switch");
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
});

test("nothing is shown where nothing went on", async () => {
  await shown([therapy("ect", "2026-04-20", "2026-04-20")], ["2026-01-01", "2026-03-20"]);
  expect(isThere("lanes")).toBe(false);
});
