import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show, type } from "../../../test/page";
import type { Marks, PressureReading, PressureView, Receipt, RemoteCore, Session, SessionView } from "../../core/api";
import { CoreError } from "../../core/error";
import { setCountry } from "../../parts/help/country";
import { words } from "../../words";
import sessionDay from "#words/session-day";
import { PressureEntry } from "./entry";

const w = sessionDay.entry;
const TODAY = "2026-05-20";
const sessionOn = (day: string) =>
  part<SessionView>({ marks: part<Marks>({ id: "session" }), value: part<Session>({ day }), pressures: [] });

const savePressure = vi.fn<RemoteCore["savePressure"]>();
const likelyMoment = vi.fn<RemoteCore["likelyMoment"]>();
const onDone = vi.fn(async (_: Receipt | null) => undefined);

const rows = new Map<string, string>();
const core = coreOf({
  ...keepingDrafts(rows),
  savePressure,
  likelyMoment,
});

const entry = (kept: PressureView | null = null, of: SessionView = sessionOn(TODAY)) =>
  show(<PressureEntry core={core} session={of} today={TODAY} kept={kept} onDone={onDone} />);

async function keys(digits: string) {
  for (const digit of digits) await press(`key-${digit}`);
}

beforeEach(() => {
  setCountry("US");
  savePressure.mockReset().mockResolvedValue({ id: "reading", change: 1, flag: "nothing" });
  likelyMoment.mockReset().mockResolvedValue("peak");
  onDone.mockClear();
  rows.clear();
});

test("a reading is given to the core at the moment that the core holds for likely", async () => {
  await entry();
  expect(likelyMoment).toHaveBeenCalledExactlyOnceWith("session");
  await keys("12080");
  await press("pressure-save");
  expect(savePressure).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^[0-9a-f]{32}$/), {
    session: "session",
    at: null,
    moment: "peak",
    systolic: 120,
    diastolic: 80,
    pulse: null,
    oxygen: null,
  });
  expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: "reading", change: 1 }));
});

test("the person's own moment counts", async () => {
  await entry();
  await keys("12080");
  await type("pressure-moment-leaving", "on");
  await press("pressure-save");
  expect(savePressure.mock.lastCall?.[1].moment).toBe("leaving");
});

test("a reading of a session of an earlier day is of that day, and may have its time", async () => {
  await entry(null, sessionOn("2026-05-18"));
  await keys("12080");
  await type("pressure-time", "14:05");
  await press("pressure-save");
  expect(savePressure.mock.lastCall?.[1].at).toEqual({ day: "2026-05-18", time: "14:05" });
});

test("a kept reading keeps its moment, its day and its time", async () => {
  const marks = part<Marks>({ id: "kept" });
  const numbers = { systolic: 131, diastolic: 84, pulse: 70, oxygen: null };
  const value: PressureReading = {
    session: "session",
    at: { day: TODAY, time: "13:50" },
    moment: "before",
    ...numbers,
  };
  await entry(part<PressureView>({ marks, value }));
  expect(likelyMoment).not.toHaveBeenCalled();
  await press("pressure-save");
  expect(savePressure).toHaveBeenCalledExactlyOnceWith("kept", value);
});

test("half a pressure is not sent", async () => {
  await entry();
  await keys("120");
  await press("pressure-save");
  expect(at("pressure-refused").textContent).toContain(w.missing);
  expect(savePressure).not.toHaveBeenCalled();
});

test("a digit that slipped over is not sent; the keys go to its number, and its error goes with the next key", async () => {
  await entry();
  await keys("12008");
  await press("pressure-save");
  expect(at("pressure-refused").textContent).toContain(w.zero({ what: w.diastolic }));
  expect(at("pressure-diastolic").getAttribute("aria-pressed")).toBe("true");
  expect(savePressure).not.toHaveBeenCalled();
  await press("key-delete");
  expect(isThere("pressure-refused")).toBe(false);
});

test("swapped numbers are offered the right way round, and saved so when that was meant", async () => {
  savePressure.mockRejectedValueOnce(new CoreError("pressure_swapped", "", "systolic"));
  await entry();
  await keys("80120");
  await press("pressure-save");
  expect(at("pressure-swapped").textContent).toContain(w.swapped({ upper: 120, lower: 80 }));
  await press("pressure-swap");
  expect(savePressure.mock.lastCall?.[1]).toMatchObject({ systolic: 120, diastolic: 80 });
  expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: "reading", change: 1 }));
});

test("two numbers that are the same are typed again", async () => {
  savePressure.mockRejectedValueOnce(new CoreError("pressure_swapped", "", "systolic"));
  await entry();
  await keys("9090");
  await press("pressure-save");
  expect(isThere("pressure-swapped")).toBe(false);
  expect(at("pressure-refused").textContent).toContain(w.same);
});

test.each([
  [
    "pulse",
    new CoreError("out_of_range", "", "pulse", { min: 20, max: 250 }),
    w.range({ what: w.pulse, min: 20, max: 250 }),
  ],
  [
    "systolic",
    new CoreError("out_of_range", "", "systolic", { min: 50, max: 300 }),
    w.range({ what: w.systolic, min: 50, max: 300 }),
  ],
  [
    "oxygen",
    new CoreError("out_of_range", "", "oxygen", { min: 50, max: 100 }),
    w.clip({ call: w.callNumber({ number: "911" }) }),
  ],
] as const)("a refused %s is said in its own words, and the keys go to it", async (box, refusal, sentence) => {
  savePressure.mockRejectedValueOnce(refusal);
  await entry();
  await keys("1208072");
  await press("pressure-save");
  expect(at("pressure-refused").textContent).toContain(sentence);
  expect(at(`pressure-${box}`).getAttribute("aria-pressed")).toBe("true");
  expect(onDone).not.toHaveBeenCalled();
});

test("a failure of the store is said, and the numbers stay", async () => {
  savePressure.mockRejectedValueOnce(new CoreError("storage_failed", ""));
  await entry();
  await keys("12080");
  await press("pressure-save");
  expect(at("pressure-refused").textContent).toContain(words.errors.storage_failed);
  expect(at("pressure-systolic").textContent).toContain("120");
});
