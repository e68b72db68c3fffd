import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show, type } from "../../../test/page";
import type { Marks, RemoteCore, RemoteReport, Therapy, TherapyView } from "../../core/api";
import { CoreError } from "../../core/error";
import { replace } from "../../core/route";
import { therapies as w } from "../../words/en/therapies";
import { Therapies } from ".";

const TODAY = "2026-05-20";
const rows = new Map<string, string>();
const drafts = keepingDrafts(rows);
const save = vi.fn();
let kept: TherapyView[] = [];

const open = (rest: string[]) =>
  show(
    <Therapies
      core={coreOf({
        therapies: async () => ({ today: TODAY, therapies: kept }),
        save,
        ...drafts,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

const talk: Therapy = { what: "talk", name: null, since: TODAY, until: null, timesAWeek: null, note: null };

beforeEach(() => {
  rows.clear();
  kept = [];
  save.mockReset().mockResolvedValue({ id: "one", change: 1 });
  replace("therapies", "new");
});

test("a therapy that goes on needs its kind alone", async () => {
  await open(["new"]);
  await press("therapy-save");
  expect(at("therapy-what-error").textContent).toBe(w.problems.noKind);
  await type("therapy-what-talk", "on");
  await press("therapy-save");
  expect(save.mock.lastCall?.[2]).toEqual(talk);
});

test("one of a single day has the same first and last day, and no times a week", async () => {
  await open(["new"]);
  await type("therapy-what-ect", "on");
  await type("therapy-timesAWeek", "2");
  await press("therapy-once");
  expect(isThere("therapy-until")).toBe(false);
  await press("therapy-save");
  expect(save.mock.lastCall?.[2]).toEqual({ ...talk, what: "ect", until: TODAY });
});

test.each([
  ["until", new CoreError("end_before_onset", "", "until"), w.problems.order],
  ["timesAWeek", new CoreError("out_of_range", "", "timesAWeek", { min: 1, max: 14 }), w.problems.range(1, 14)],
])("a refused %s is said at it", async (field, refusal, sentence) => {
  save.mockRejectedValueOnce(refusal);
  kept = [{ marks: part<Marks>({ id: "one" }), value: talk, current: true }];
  await open(["one"]);
  await press("therapy-save");
  expect(at(`therapy-${field}-error`).textContent).toBe(sentence);
});

test("what was typed and not saved is there again, and saved as the same record", async () => {
  let page = await open(["new"]);
  await type("therapy-what-talk", "on");
  await type("therapy-note", "Tuesdays, with a new therapist");
  const [record] = rows.keys();
  await page(null);
  page = await open([]);
  expect(at("unfinished").querySelector("a")?.dataset.place).toBe("therapies/new");
  await page(null);
  await open(["new"]);
  expect(at<HTMLInputElement>("therapy-note").value).toBe("Tuesdays, with a new therapist");
  await press("therapy-save");
  expect(save).toHaveBeenCalledExactlyOnceWith("therapy", record, {
    ...talk,
    note: "Tuesdays, with a new therapist",
  });
});
