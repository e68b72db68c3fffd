import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show, type } from "../../../test/page";
import type {
  DoseDayLineView,
  DoseMark,
  Marks,
  Regimen,
  RegimensView,
  RegimenView,
  RemoteCore,
  RemoteReport,
} from "../../core/api";
import { CoreError } from "../../core/error";
import { replace, route } from "../../core/route";
import w from "#words/doses";
import { Doses } from ".";

const TODAY = "2026-05-20";
const value: Regimen = {
  drug: "ketamine",
  route: "sublingual",
  dose: { amount: 100, unit: "mg" },
  dosesAWeek: 7,
  everyDays: null,
  since: "2026-02-19",
  until: null,
  whyChanged: null,
};
const kept: RegimenView = {
  marks: part<Marks>({ id: "troches" }),
  value,
  adherence: { taken: 84, expected: 90, extra: 1, skippedDays: 3, unmarkedDays: 3 },
};
const doses = (day: string, mark: DoseMark, extra: number | null = null): DoseDayLineView => ({
  day,
  doses: { marks: part<Marks>({ id: day }), value: { day, mark, extra } },
});
const view: RegimensView = {
  today: TODAY,
  current: kept,
  history: [],
  days: [{ day: TODAY, doses: null }, doses("2026-05-19", "extra", 2), doses("2026-05-18", "skipped")],
};
const empty: RegimensView = { ...view, current: null, history: [], days: [] };

const saveRegimen = vi.fn<RemoteCore["saveRegimen"]>();
const rows = new Map<string, string>();
const drafts = keepingDrafts(rows);
const save = vi.fn();

const open = (rest: string[], regimens: RegimensView = view) =>
  show(
    <Doses
      core={coreOf({ regimens: async () => regimens, saveRegimen, save, ...drafts } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

beforeEach(() => {
  rows.clear();
  replace("doses", "new");
  saveRegimen.mockReset().mockResolvedValue([{ id: "troches", change: 1 }]);
  save.mockReset().mockResolvedValue({ id: "day", change: 1 });
});

test("the doses are told in one line, with the last days and what became of them", async () => {
  await open([]);
  expect(at("dose-adherence").textContent).toBe("84 of 90 doses taken, 1 extra.");
  const days = [...document.querySelectorAll('[data-testid="dose-day-edit"]')].map((day) => day.textContent);
  expect(days).toEqual([w.notMarked, "Taken, 2 extra", w.marks.skipped]);
});

test("regular doses are set up by a drug, a route, a dose and how often", async () => {
  await open(["new"], empty);
  expect(isThere("regimen-whyChanged")).toBe(false);
  for (const tap of ["regimen-drug-ketamine", "regimen-route-sublingual", "regimen-often-7"]) await type(tap, "on");
  await type("regimen-dose", "100");
  await press("regimen-save");
  expect(saveRegimen).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^[0-9a-f]{32}$/),
    {
      ...value,
      since: TODAY,
    },
    false,
  );
  expect(route.value).toEqual({ place: "doses", rest: [] });
});

test("what is missing is said at its own field, and nothing is sent", async () => {
  await open(["new"], empty);
  await type("regimen-drug-ketamine", "on");
  await press("regimen-save");
  expect(at("regimen-route-error").textContent).toBe(w.problems.noRoute);
  await type("regimen-route-oral", "on");
  expect(at("regimen-route-error").textContent).toBe("");
  await press("regimen-save");
  expect(at("regimen-often-error").textContent).toBe(w.problems.noOften);
  expect(saveRegimen).not.toHaveBeenCalled();
});

test("a change of dose begins like the one before, from today on", async () => {
  await open(["new"]);
  await type("regimen-dose", "150");
  await type("regimen-often-other", "on");
  await type("regimen-dosesAWeek", "5");
  await type("regimen-whyChanged", "it wore off");
  await press("regimen-save");
  const [id, saved, confirmed] = saveRegimen.mock.lastCall ?? [];
  expect(id).not.toBe("troches");
  // The page says that the doses before end, so the core need not ask.
  expect(confirmed).toBe(true);
  expect(saved).toEqual({
    ...value,
    dose: { amount: 150, unit: "mg" },
    dosesAWeek: 5,
    since: TODAY,
    whyChanged: "it wore off",
  });
});

test.each([
  [
    "since",
    new CoreError("overlaps", "", "since", { since: "2026-01-01", until: "2026-02-18" }),
    w.problems.overlaps({ since: "1 Jan 2026", until: "18 Feb 2026" }),
  ],
  [
    "since",
    new CoreError("overlaps", "", "since", { since: "2026-06-01" }),
    w.problems.overlaps({ since: "1 Jun 2026", until: null }),
  ],
  ["until", new CoreError("end_before_onset", "", "until"), w.problems.order],
  ["dose", new CoreError("out_of_range", "", "dose.amount", { min: 1, max: 600 }), null],
])("a refusal of %s is said at it", async (field, refusal, sentence) => {
  saveRegimen.mockRejectedValueOnce(refusal);
  await open(["troches"]);
  await press("regimen-save");
  const said = at(`regimen-${field}-error`).textContent;
  if (sentence === null) expect(said).not.toBe("");
  else expect(said).toBe(sentence);
});

test("a change of dose on the day the doses began says where a slip is corrected", async () => {
  const since = new CoreError("overlaps", "", "since", { since: TODAY });
  saveRegimen.mockRejectedValueOnce(since);
  await open(["new"], { ...view, current: { ...kept, value: { ...value, since: TODAY } } });
  await type("regimen-dose", "150");
  await press("regimen-save");
  expect(at("regimen-since-error").textContent).toBe(w.problems.sameDay);
  expect(at<HTMLInputElement>("regimen-dose").value).toBe("150");
});

test("a pause ends the doses on a day and changes nothing else", async () => {
  await open(["stop"]);
  await type("stop-until", "2026-05-18");
  await press("stop-save");
  expect(saveRegimen).toHaveBeenCalledExactlyOnceWith("troches", { ...value, until: "2026-05-18" }, false);
});

test("forty extra doses are refused at their field", async () => {
  save.mockRejectedValueOnce(new CoreError("out_of_range", "", "extra", { min: 1, max: 9 }));
  await open(["day", "2026-05-19"]);
  await type("dose-day-extra", "40");
  await press("dose-day-save");
  expect(save).toHaveBeenCalledExactlyOnceWith("doseDay", expect.any(String), {
    day: "2026-05-19",
    mark: "extra",
    extra: 40,
  });
  expect(at("dose-day-extra-error").textContent).toBe(w.problems.range({ min: 1, max: 9 }));
});

test("a past day can be marked anew, and a day without a mark asks for one", async () => {
  await open(["day", TODAY]);
  await press("dose-day-save");
  expect(at("dose-day-mark-error").textContent).toBe(w.day.problems.none);
  await type("dose-day-mark-skipped", "on");
  await press("dose-day-save");
  expect(save).toHaveBeenCalledExactlyOnceWith("doseDay", expect.any(String), {
    day: TODAY,
    mark: "skipped",
    extra: null,
  });
});

test("doses are followed from their first one on", async () => {
  await open(["follow"]);
  await settled();
  const isFirst = at("regimen-every-1").compareDocumentPosition(at("regimen-dose"));
  expect(isFirst & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  await press("regimen-every-1");
  await press("regimen-save");
  const [id, saved] = saveRegimen.mock.lastCall ?? [];
  expect([id, saved?.since, saved?.everyDays]).toEqual(["troches", value.since, 1]);
});

test("the course of close doses is followed once the person says so", async () => {
  await open(["troches"]);
  await press("regimen-every-2");
  await press("regimen-save");
  expect(saveRegimen.mock.lastCall?.[1]).toEqual({ ...value, everyDays: 2 });
});

test("a change of dose that was begun is there again, and does not touch the doses before", async () => {
  let page = await open(["new"]);
  await type("regimen-dose", "150");
  const [record] = rows.keys();
  expect(record).not.toBe("troches");
  await page(null);
  page = await open([]);
  expect(at("unfinished").querySelector("a")?.dataset.place).toBe("doses/new");
  await page(null);
  page = await open(["troches"]);
  expect(at<HTMLInputElement>("regimen-dose").value).toBe("100");
  await page(null);
  await open(["new"]);
  expect(at<HTMLInputElement>("regimen-dose").value).toBe("150");
  await press("regimen-save");
  expect(saveRegimen.mock.lastCall?.[0]).toBe(record);
});
