import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show, type } from "../../../test/page";
import type { GoalView, Marks, RemoteCore, RemoteReport } from "../../core/api";
import { CoreError } from "../../core/error";
import { replace } from "../../core/route";
import { goals as w } from "../../words/en/goals";
import { Goals } from ".";

const TODAY = "2026-05-20";
const rows = new Map<string, string>();
const drafts = keepingDrafts(rows);
const save = vi.fn();
const lookAtGoal = vi.fn<RemoteCore["lookAtGoal"]>();
let kept: GoalView[] = [];
let ended: GoalView[] = [];

const goal = (id: string, first: boolean, looks: { day: string; score: number }[] = []): GoalView =>
  part<GoalView>({
    marks: part<Marks>({ id }),
    value: { text: id, first, agreed: null, ended: null },
    looks: looks.map((look) => ({ id: "look", ...look })),
  });

const open = (rest: string[]) =>
  show(
    <Goals
      core={coreOf({
        goals: async () => ({ today: TODAY, standing: kept, ended, hasRoom: kept.length < 3 }),
        save,
        lookAtGoal,
        ...drafts,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

beforeEach(() => {
  rows.clear();
  kept = [];
  save.mockReset().mockResolvedValue({ id: "one", change: 1 });
  ended = [];
  lookAtGoal.mockReset().mockResolvedValue({ id: "look", change: 1 });
  replace("goals");
});

test("the first goal is what remission looks like", async () => {
  await open(["new"]);
  expect(document.querySelector("h1")?.textContent).toBe(w.form.first);
  await type("goal-text", "I cook again.");
  await press("goal-save");
  const first = { text: "I cook again.", first: true, agreed: null, ended: null };
  expect(save.mock.lastCall?.[2]).toEqual(first);
});

test("a second one is not, and only one can be", async () => {
  kept = [goal("I cook again.", true)];
  await open(["new"]);
  expect(isThere("goal-first")).toBe(false);
  await type("goal-text", "I call my sister.");
  await type("goal-agreed", "2026-05-12");
  await press("goal-save");
  const second = { text: "I call my sister.", first: false, agreed: "2026-05-12", ended: null };
  expect(save.mock.lastCall?.[2]).toEqual(second);
});

test("three goals are all that can be added", async () => {
  kept = ["a", "b", "c"].map((id) => goal(id, id === "a"));
  await open([]);
  expect(isThere("goal-add")).toBe(false);
});

test("a fourth one, brought by another device, is refused in words", async () => {
  save.mockRejectedValueOnce(new CoreError("too_many", "", "text"));
  await open(["new"]);
  await type("goal-text", "d");
  await press("goal-save");
  expect(at("goal-text-error").textContent).toBe(w.form.problems.many);
});

test("a goal that was let go can be brought back while there is room", async () => {
  ended = [goal("a", true)];
  ended[0] = part<GoalView>({ ...ended[0], value: { text: "a", first: true, agreed: null, ended: "2026-05-02" } });
  await open([]);
  await press("goal-back");
  const back = { text: "a", first: true, agreed: null, ended: null };
  expect(save).toHaveBeenCalledExactlyOnceWith("goal", "a", back);
});

test("letting a goal go keeps it, with the day", async () => {
  kept = [goal("a", true)];
  await open(["a"]);
  await press("goal-remove");
  const gone = { text: "a", first: true, agreed: null, ended: TODAY };
  expect(save).toHaveBeenCalledExactlyOnceWith("goal", "a", gone);
});

test("one tap is a look, and it is saved once the finger is lifted", async () => {
  kept = [goal("a", true), goal("b", false)];
  await open(["week"]);
  await type("goal-look-2", "6");
  await type("goal-look-2", "7");
  expect(lookAtGoal).not.toHaveBeenCalled();
  await settled(() => {
    at("goal-look-2").dispatchEvent(new Event("pointerup", { bubbles: true }));
  });
  expect(lookAtGoal).toHaveBeenCalledExactlyOnceWith("b", 7);
});

test("today's look is shown, and the same tap again saves nothing", async () => {
  kept = [goal("a", true, [{ day: TODAY, score: 4 }])];
  await open(["week"]);
  expect(at<HTMLInputElement>("goal-look-1").value).toBe("4");
  await type("goal-look-1", "4");
  await settled(() => {
    at("goal-look-1").dispatchEvent(new Event("pointerup", { bubbles: true }));
  });
  expect(lookAtGoal).not.toHaveBeenCalled();
});

test("a goal that was typed and not saved is there again", async () => {
  let page = await open(["new"]);
  await type("goal-text", "I cook again.");
  const [record] = rows.keys();
  await page(null);
  page = await open([]);
  expect(at("unfinished").querySelector("a")?.dataset.place).toBe("goals/new");
  await page(null);
  await open(["new"]);
  expect(at<HTMLInputElement>("goal-text").value).toBe("I cook again.");
  await press("goal-save");
  expect(save.mock.lastCall?.[1]).toBe(record);
});

test("what remission looks like is said of one goal only, also when an earlier one comes back", async () => {
  kept = [goal("b", true)];
  ended = [
    part<GoalView>({ ...goal("a", true), value: { text: "a", first: true, agreed: null, ended: "2026-05-02" } }),
  ];
  await open([]);
  await press("goal-back");
  const back = { text: "a", first: false, agreed: null, ended: null };
  expect(save).toHaveBeenCalledExactlyOnceWith("goal", "a", back);
  expect(at("done").textContent).toContain(w.backBeside);
});
