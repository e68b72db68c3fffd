import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show, type } from "../../../test/page";
import type { Marks, MedicineClass, MedicineView, RemoteCore, RemoteReport } from "../../core/api";
import { CoreError } from "../../core/error";
import { replace, route } from "../../core/route";
import { words } from "../../words/en";
import { medicines as w } from "../../words/en/medicines";
import { Medicines } from ".";

const rows = new Map<string, string>();
const drafts = keepingDrafts(rows);
const save = vi.fn();
const withdraw = vi.fn();
let kept: MedicineView[] = [];

const open = (rest: string[]) =>
  show(
    <Medicines
      core={coreOf({
        medicines: async () => ({ today: "2026-05-20", medicines: kept }),
        save,
        withdraw,
        ...drafts,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );
const enter = (field: string) =>
  settled(() => {
    at(field).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.testid;
const taken = (name: string, named: MedicineClass | null, current = true): MedicineView => ({
  marks: part<Marks>({ id: "one" }),
  value: { ...nothing, name, since: "2021-05" },
  current,
  class: named,
});
const nothing = { dose: null, since: null, until: null, whyStopped: null };

beforeEach(() => {
  rows.clear();
  kept = [];
  // The core drops the draft of what it saves.
  save.mockReset().mockImplementation(async (_, id: string) => {
    rows.delete(id);
    return { id, change: 1 };
  });
  withdraw.mockReset().mockResolvedValue({ id: "one", change: 2 });
  replace("medicines");
});

test("four medicines are typed one after the other, with Enter alone", async () => {
  await open([]);
  at("medicine-name").focus();
  const four = ["Sertraline", "Lithium", "Quetiapine", "Vitamin D"];
  for (const name of four) {
    expect(focused()).toBe("medicine-name");
    await type("medicine-name", name);
    await enter("medicine-name");
    expect(focused()).toBe("medicine-dose");
    await enter("medicine-dose");
    expect(focused()).toBe("medicine-since");
    await enter("medicine-since");
  }
  expect(save.mock.calls.map(([, , value]) => value)).toEqual(four.map((name) => ({ name, ...nothing })));
  expect(new Set(save.mock.calls.map(([, id]) => id)).size).toBe(4);
});

test("a dose and a rough date go with it", async () => {
  await open([]);
  await type("medicine-name", "Lithium");
  await type("medicine-dose", "450 mg at night");
  await type("medicine-since", "5/2021");
  await press("medicine-add");
  expect(save.mock.lastCall?.[2]).toEqual({ ...nothing, name: "Lithium", dose: "450 mg at night", since: "2021-05" });
});

test.each([
  ["name", new CoreError("empty", "", "name"), w.problems.noName],
  ["name", new CoreError("too_long", "", "name"), w.problems.long],
  ["since", new CoreError("impossible_date", "", "since"), w.problems.date],
  ["since", new CoreError("in_future", "", "since"), words.errors.in_future],
])("a refused %s is said at it, and what was typed stays", async (field, refusal, sentence) => {
  save.mockRejectedValueOnce(refusal);
  await open([]);
  await type("medicine-name", "x".repeat(4000));
  await press("medicine-add");
  expect(at(`medicine-${field}-error`).textContent).toBe(sentence);
  expect(at<HTMLInputElement>("medicine-name").value).toHaveLength(4000);
});

test("a stopped medicine has its end and why, and an end before the start is refused at it", async () => {
  kept = [taken("Lithium", null)];
  await open(["one"]);
  await type("medicine-until", "2020");
  await type("medicine-whyStopped", "tremor");
  save.mockRejectedValueOnce(new CoreError("end_before_onset", "", "until"));
  await press("medicine-save");
  expect(at("medicine-until-error").textContent).toBe(w.problems.order);
  await type("medicine-until", "2023");
  await press("medicine-save");
  const stopped = { name: "Lithium", dose: null, since: "2021-05", until: "2023", whyStopped: "tremor" };
  expect(save).toHaveBeenLastCalledWith("medicine", "one", stopped);
  expect(route.value).toEqual({ place: "medicines", rest: [] });
});

test("a medicine that the label names is asked about while it is taken", async () => {
  kept = [taken("Lorazepam", "depressant")];
  await open([]);
  expect(at("medicine-hint").textContent).toBe(`${w.tell} ${w.classes.depressant}`);
});

test.each([
  ["without a class", taken("Lithium", null)],
  ["that was stopped", taken("Lorazepam", "depressant", false)],
])("a medicine %s has no hint", async (_, medicine) => {
  kept = [medicine];
  await open([]);
  expect(isThere("medicine-hint")).toBe(false);
});

test("what was typed and not added is there again, and once added it is gone", async () => {
  const page = await open([]);
  await type("medicine-name", "Lithium");
  await press("medicine-add");
  expect(at<HTMLInputElement>("medicine-name").value).toBe("");
  await type("medicine-name", "Quetiapine");
  await page(null);
  const [record] = rows.keys();
  await open([]);
  expect(at<HTMLInputElement>("medicine-name").value).toBe("Quetiapine");
  expect(isThere("draft-restored")).toBe(true);
  await press("medicine-add");
  expect(save.mock.lastCall?.[1]).toBe(record);
  expect(isThere("draft-restored")).toBe(false);
});

test("a change that was begun is led to from the list, and cancelling drops it", async () => {
  kept = [taken("Lithium", null)];
  let page = await open(["one"]);
  await type("medicine-dose", "450 mg");
  await page(null);
  page = await open([]);
  expect(at("unfinished").textContent).toContain(words.entry.begun);
  await page(null);
  await open(["one"]);
  expect(at<HTMLInputElement>("medicine-dose").value).toBe("450 mg");
  await press("medicine-cancel");
  expect(rows.size).toBe(0);
});

test("removing a medicine drops the change that was begun", async () => {
  kept = [taken("Lithium", null)];
  await open(["one"]);
  await type("medicine-dose", "450 mg");
  expect(rows.size).toBe(1);
  await press("medicine-remove");
  expect(withdraw).toHaveBeenCalledExactlyOnceWith("one");
  expect(rows.size).toBe(0);
});
