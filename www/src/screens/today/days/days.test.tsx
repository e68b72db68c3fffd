import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show } from "../../../../test/page";
import type { CheckInView, DayView, LevelsView, Marks, NoteView, RemoteCore, TodayView } from "../../../core/api";
import w from "#words/before";
import { DaysBefore } from ".";

const rows = new Map<string, string>();
const save = vi.fn<RemoteCore["save"]>();
const notes = vi.fn<RemoteCore["notes"]>();

const day = (date: string, isKept = false): DayView => ({
  day: date,
  checkIns: isKept ? [part<CheckInView>({ marks: part<Marks>({ id: date }) })] : [],
  imported: [],
});
const level = (date: string, value: number, noted = false) => ({
  day: date,
  level: value,
  energy: null,
  sleep: null,
  noted,
});
const recent = ["19", "18", "17", "16", "15", "14", "13", "12"].map((of) => day(`2026-05-${of}`, of === "16"));

const open = (levels: Partial<LevelsView>, of: Partial<TodayView> = {}) =>
  show(
    <DaysBefore
      core={coreOf({
        ...keepingDrafts(rows),
        save,
        notes,
        today: async () => part<TodayView>({ today: "2026-05-20", checkIns: [], recent, checkInDrafts: [], ...of }),
        levels: async () =>
          part<LevelsView>({ today: "2026-05-20", since: null, days: [], imported: [], sessions: [], ...levels }),
      })}
    />,
  );

beforeEach(() => {
  rows.clear();
  save.mockReset().mockResolvedValue({ id: "one", change: 1 });
  notes.mockReset().mockResolvedValue([]);
});

test("on the first day there is nothing before it", async () => {
  await open({ since: "2026-05-20" });
  expect(document.querySelector("[data-testid^='missed-2026']")).toBeNull();
  await open({ since: null });
  expect(isThere("day-2026-05-19")).toBe(false);
});

test("five missed days take five taps, each of which is a check-in", async () => {
  await open({ since: "2026-05-13" });
  const missing = ["19", "18", "17", "15", "14"].map((of) => `missed-2026-05-${of}`);
  const shown = [...document.querySelectorAll<HTMLElement>("input[data-testid^='missed-']")];
  expect(shown.map(({ dataset }) => dataset.testid)).toEqual(missing);
  for (const name of missing) {
    await settled(() => void at(name).dispatchEvent(new KeyboardEvent("keydown", { key: "4", bubbles: true })));
  }
  expect(rows.size).toBe(5);
});

test("a day of the month says its level, its note and its session, and opens", async () => {
  await open({ since: "2026-05-10", days: [level("2026-05-12", 4, true)], sessions: ["2026-05-12"] });
  expect(at("day-2026-05-12").getAttribute("aria-label")).toContain(
    [w.level({ level: "4" }), w.noted, w.session].join(", "),
  );
  expect(at("day-2026-05-12").dataset.place).toBe("today/2026-05-12");
  expect(at("day-2026-05-11").getAttribute("aria-label")).toContain(w.none);
  for (const outside of ["day-2026-05-09", "day-2026-05-21"]) expect(isThere(outside)).toBe(false);
});

test("months go back to the first day of use, and no further", async () => {
  await open({ since: "2026-04-30" });
  expect(at("month-next").getAttribute("aria-disabled")).toBe("true");
  await press("month-previous");
  expect(isThere("day-2026-04-30")).toBe(true);
  expect(isThere("day-2026-04-29")).toBe(false);
  expect(at("month-previous").getAttribute("aria-disabled")).toBe("true");
  await press("month-next");
  expect(isThere("day-2026-05-20")).toBe(true);
});

test("notes are listed, looked through, and open their day", async () => {
  const note = (of: Partial<NoteView>) => part<NoteView>(of);
  notes.mockImplementation(async (wanted) =>
    [note({ day: "2026-05-12", text: "rain" }), note({ day: "2026-05-11", text: "sun" })].filter(({ text }) =>
      text.includes(wanted),
    ),
  );
  await open({});
  const found = () => [...document.querySelectorAll<HTMLElement>("[data-testid='note-found']")];
  expect(found()).toHaveLength(2);
  const field = at<HTMLInputElement>("notes-search");
  const look = (text: string) =>
    settled(() => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  await look("rain");
  expect(found().map((one) => one.querySelector("a")?.dataset.place)).toEqual(["today/2026-05-12"]);
  await look("snow");
  expect(document.body.textContent).toContain(w.notes.nothing);
});

test("without a note there is no search", async () => {
  await open({});
  expect(isThere("notes-search")).toBe(false);
});
