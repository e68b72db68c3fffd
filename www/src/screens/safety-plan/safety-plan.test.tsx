import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show, type } from "../../../test/page";
import type { HelpView, RemoteCore, RemoteReport, SafetyPlan as Plan } from "../../core/api";
import { THE_SAFETY_PLAN } from "../../core/id";
import { replace } from "../../core/route";
import { SafetyPlan } from ".";

const empty: Plan = {
  warningSigns: null,
  coping: null,
  places: null,
  surroundings: null,
  people: [],
  professionals: [],
  lines: [],
  hiddenLines: [],
};
const written: Plan = { ...empty, coping: "Walk to the river.", people: [{ name: "Robin", phone: "030 1" }] };

const saveSafetyPlan = vi.fn<RemoteCore["saveSafetyPlan"]>();

const open = (plan: Plan, rest: string[] = [], drafts = new Map<string, string>()) =>
  show(
    <SafetyPlan
      core={coreOf({
        help: async () => part<HelpView>({ plan }),
        ...keepingDrafts(drafts),
        saveSafetyPlan,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

beforeEach(() => {
  replace("safety-plan");
  saveSafetyPlan.mockReset().mockResolvedValue(undefined);
});

test("a plan is written as a whole the first time, and read once it is saved", async () => {
  await open(empty);
  expect(["plan-warningSigns", "plan-surroundings", "plan-people-add"].filter(isThere)).toHaveLength(3);
  await type("plan-coping", "Walk to the river.");
  expect(isThere("plan-read-coping")).toBe(false);
  await press("plan-save");
  expect(saveSafetyPlan).toHaveBeenCalledExactlyOnceWith({ ...empty, coping: "Walk to the river." });
  expect(at("plan-read-coping").textContent).toContain("Walk to the river.");
  expect(isThere("done")).toBe(true);
});

test("a written plan is read first", async () => {
  await open(written);
  expect(at("plan-read-people").textContent).toContain("Robin, 030 1");
  expect(at("plan-change-coping").dataset.place).toBe("safety-plan/coping");
  expect(document.querySelector("textarea")).toBeNull();
});

test("changing one part shows that part only, and saves the others as they are", async () => {
  await open(written, ["coping"]);
  expect(document.querySelectorAll("textarea")).toHaveLength(1);
  await type("plan-coping", "Call Robin.");
  await press("plan-save");
  expect(saveSafetyPlan).toHaveBeenCalledExactlyOnceWith({ ...written, coping: "Call Robin." });
});

test("what was typed and not saved comes back as a form", async () => {
  const drafts = new Map([[THE_SAFETY_PLAN, JSON.stringify({ id: null, coping: "Half a sent" })]]);
  await open(written, [], drafts);
  expect(isThere("plan-read-coping")).toBe(false);
  expect(at<HTMLTextAreaElement>("plan-coping").value).toBe("Half a sent");
});
