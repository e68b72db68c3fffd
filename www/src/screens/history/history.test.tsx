import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show, type } from "../../../test/page";
import type { Marks, RemoteCore, RemoteReport, Trial, TrialView } from "../../core/api";
import { CoreError } from "../../core/error";
import { replace, route } from "../../core/route";
import { words } from "../../words/en";
import { history as w } from "../../words/en/history";
import { History } from ".";

const rows = new Map<string, string>();
const drafts = keepingDrafts(rows);
const save = vi.fn();
let kept: TrialView[] = [];

const open = (rest: string[]) =>
  show(
    <History
      core={coreOf({
        history: async () => ({ today: "2026-05-20", trials: kept }),
        save,
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
  replace("history");
});

test("two taps are enough, and the kind stays for the next one", async () => {
  await open([]);
  await type("trial-what-antidepressant", "on");
  await type("trial-outcome-partly", "on");
  await press("trial-add");
  await type("trial-name", "Venlafaxine");
  await type("trial-when", "2019");
  await type("trial-outcome-sideEffects", "on");
  await press("trial-add");
  const [first, second] = save.mock.calls;
  const what = "antidepressant";
  expect(first?.[2]).toEqual({ what, name: null, when: null, outcome: "partly", note: null });
  expect(second?.[2]).toEqual({ what, name: "Venlafaxine", when: "2019", outcome: "sideEffects", note: null });
  expect(first?.[1]).not.toBe(second?.[1]);
});

test("what was not said is asked for at its own place, and nothing is sent", async () => {
  await open([]);
  await press("trial-add");
  expect(at("trial-what-error").textContent).toBe(w.problems.noKind);
  await type("trial-what-ect", "on");
  await press("trial-add");
  expect(at("trial-outcome-error").textContent).toBe(w.problems.noOutcome);
  expect(save).not.toHaveBeenCalled();
});

test("a date that cannot be read is refused at its field", async () => {
  save.mockRejectedValueOnce(new CoreError("impossible_date", "", "when"));
  await open([]);
  await type("trial-what-tms", "on");
  await type("trial-outcome-no", "on");
  await type("trial-when", "last spring");
  await press("trial-add");
  expect(at("trial-when-error").textContent).toBe(w.problems.date);
  expect(at<HTMLInputElement>("trial-when").value).toBe("last spring");
});

test("a kept one is changed and keeps what was not touched", async () => {
  const value: Trial = { what: "ect", name: null, when: "2023-02", outcome: "partly", note: "twelve times" };
  kept = [{ marks: part<Marks>({ id: "one" }), value }];
  await open(["one"]);
  await type("trial-outcome-worked", "on");
  await press("trial-save");
  expect(save).toHaveBeenCalledExactlyOnceWith("trial", "one", { ...value, outcome: "worked" });
  expect(route.value).toEqual({ place: "history", rest: [] });
});

test("what was typed and not added is there again", async () => {
  const page = await open([]);
  await type("trial-what-tms", "on");
  await type("trial-name", "the clinic in town");
  await page(null);
  await open([]);
  expect(at<HTMLInputElement>("trial-what-tms").checked).toBe(true);
  expect(at<HTMLInputElement>("trial-name").value).toBe("the clinic in town");
  expect(isThere("draft-restored")).toBe(true);
});

test("a year that has not come is not said to be unreadable", async () => {
  save.mockRejectedValueOnce(new CoreError("in_future", "", "when"));
  await open([]);
  await type("trial-what-tms", "on");
  await type("trial-outcome-no", "on");
  await type("trial-when", "2031");
  await press("trial-add");
  expect(at("trial-when-error").textContent).toBe(words.errors.in_future);
});
