import type { Signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, settled, show, type } from "../../../test/page";
import type { RemoteCore, RemoteReport } from "../../core/api";
import { type CoreState, coreState } from "../../core/client";
import { CoreError } from "../../core/error";
import { route } from "../../core/route";
import { words } from "../../words";
import firstRun from "#words/first-run";
import { FirstRun } from ".";

const w = firstRun.sessions;
const saveSession = vi.fn<RemoteCore["saveSession"]>();
const ics = vi.fn<RemoteReport["ics"]>();
const begun = vi.fn();
const done = vi.fn();
const state = coreState as Signal<CoreState>;

beforeEach(async () => {
  saveSession.mockReset().mockResolvedValue({ id: "saved", change: 1 });
  ics.mockReset().mockResolvedValue(new Uint8Array());
  done.mockClear();
  begun.mockClear();
  const parts = { core: coreOf({ saveSession }), report: part<RemoteReport>({ ics }) };
  state.value = { is: "ready", ...parts, today: "2026-05-20" };
  await show(<FirstRun onKept={begun} onDone={done} />);
  await press("first-next");
  await press("first-next");
});

test("no session yet is one tap, and saves nothing", async () => {
  expect(at("first-next").textContent).toBe(w.notYet);
  await press("first-next");
  expect(isThere("reminder-20:00")).toBe(true);
  expect(saveSession).not.toHaveBeenCalled();
});

test("each day is one tap, and all are saved as what was given, the earliest first", async () => {
  await type("first-kind-nasal", "on");
  for (const ago of [0, 7, 3, 3]) await press(`first-day-${ago}`);
  expect(at("first-next").textContent).toBe(w.save({ count: 2 }));
  await press("first-next");
  const kept = saveSession.mock.calls.map(([, { day, route, drug, dose }]) => ({ day, route, drug, dose }));
  expect(kept).toEqual([
    { day: "2026-05-13", route: "intranasal", drug: "esketamine", dose: null },
    { day: "2026-05-20", route: "intranasal", drug: "esketamine", dose: null },
  ]);
  expect(at("first-saved").textContent).toBe(w.saved({ count: 2 }));
});

test("a half answer asks for the other half", async () => {
  await press("first-day-1");
  await press("first-next");
  expect(at("first-error").textContent).toBe(w.noKind);
  await press("first-day-1");
  await type("first-kind-infusion", "on");
  await press("first-next");
  expect(at("first-error").textContent).toBe(w.noDays);
  expect(saveSession).not.toHaveBeenCalled();
});

test("tried again after a failure, a day is the same session", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("storage_full", ""));
  await type("first-kind-other", "on");
  await press("first-day-5");
  await press("first-next");
  expect(at("first-error").textContent).toBe(words.errors.storage_full);
  await press("first-next");
  const ids = saveSession.mock.calls.map(([id]) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("a second tap while they are being saved saves them once, and what is saved is not asked for again", async () => {
  let end: (receipt: { id: string; change: number }) => void = () => undefined;
  saveSession.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
  await type("first-kind-nasal", "on");
  await press("first-day-2");
  await press("first-next");
  await press("first-next");
  expect(begun).not.toHaveBeenCalled();
  await settled(() => end({ id: "saved", change: 1 }));
  expect(saveSession).toHaveBeenCalledOnce();
  expect(begun).toHaveBeenCalledOnce();
  expect(isThere("reminder-20:00")).toBe(true);
});

test("what was saved before a failure stays picked", async () => {
  await type("first-kind-nasal", "on");
  await press("first-day-2");
  await press("first-day-9");
  saveSession
    .mockResolvedValueOnce({ id: "saved", change: 1 })
    .mockRejectedValueOnce(new CoreError("storage_full", ""));
  await press("first-next");
  await press("first-day-9");
  await press("first-day-2");
  expect(["first-day-9", "first-day-2"].map((day) => at(day).getAttribute("aria-pressed"))).toEqual(["true", "false"]);
});

test("records of another app lead to the import", async () => {
  await press("first-elsewhere");
  expect(done).toHaveBeenCalledOnce();
  expect(route.value.place).toBe("import");
});

test("a reminder is two taps: its time, and its file", async () => {
  await press("first-next");
  await type("reminder-20:00", "on");
  expect(ics).toHaveBeenCalledExactlyOnceWith("20:00", "en");
  expect(at("reminder-save").getAttribute("download")).toBe("tidemark-reminder.ics");
});

test("another time is made only once it is typed", async () => {
  await press("first-next");
  await type("reminder-other", "on");
  expect(isThere("reminder-save")).toBe(false);
  expect(ics).not.toHaveBeenCalled();
  await type("reminder-time", "07:15");
  expect(ics).toHaveBeenCalledExactlyOnceWith("07:15", "en");
});
