import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show } from "../../../test/page";
import type {
  Marks,
  Plan,
  PlanView,
  PressureMoment,
  PressureView,
  RemoteCore,
  RemoteReport,
  Session,
  SessionsView,
  SessionView,
  StampKind,
  StampView,
} from "../../core/api";
import sessionDay from "#words/session-day";
import { SessionDay } from ".";

const w = sessionDay;
const TODAY = "2026-05-20";
const marks = (id: string) => part<Marks>({ id });
const saveStamp = vi.fn<RemoteCore["saveStamp"]>();
const withdraw = vi.fn<RemoteCore["withdraw"]>();
const vibrate = vi.fn();

interface Happened {
  day?: string;
  dose?: string;
  stamps?: Partial<Record<StampKind, string>>;
  readings?: Partial<Record<PressureMoment, string>>;
}

const dayOf = ({ day = TODAY, dose, stamps = {}, readings = {} }: Happened, likely: PressureMoment = "peak") => {
  const view = part<SessionView>({
    marks: marks("session"),
    value: part<Session>({ day, time: dose ?? null, setting: null, tone: [] }),
    stamps: Object.entries(stamps).map(([what, time]) =>
      part<StampView>({
        marks: marks(what),
        value: { session: "session", what: what as StampKind, at: { day, time } },
      }),
    ),
    pressures: Object.entries(readings).map(([moment, time]) =>
      part<PressureView>({
        marks: marks(moment),
        flag: "nothing",
        value: {
          ...{ session: "session", moment: moment as PressureMoment, at: { day, time } },
          ...{ systolic: 128, diastolic: 82, pulse: null, oxygen: null },
        },
      }),
    ),
    standing: [],
  });
  const sessions = part<SessionsView>({ today: TODAY, sessions: [view] });
  const plan = part<PlanView>({ value: part<Plan>({ companion: null, clinic: null }) });
  const core = coreOf({
    ...keepingDrafts(new Map()),
    sessions: async () => sessions,
    plan: async () => plan,
    likelyMoment: async () => likely,
    saveStamp,
    withdraw,
  });
  return show(<SessionDay core={core} report={part<RemoteReport>({})} rest={["today"]} />);
};
const title = () => document.querySelector("h1")?.textContent;
const primary = () => [...document.querySelectorAll<HTMLElement>(".button.primary")].map((each) => each.dataset.testid);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: new Date(`${TODAY}T14:24`) });
  saveStamp.mockReset().mockResolvedValue({ id: "stamp", change: 1 });
  withdraw.mockReset().mockResolvedValue({ id: "stamp", change: 2 });
  vibrate.mockReset();
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { vibrate }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("today's session goes on when its dose was stamped after midnight, by the new date", async () => {
  await dayOf({ day: "2026-05-21" });
  expect(isThere("stamps")).toBe(true);
});

test("yesterday's session is not today's", async () => {
  await dayOf({ day: "2026-05-19" });
  expect(isThere("stamps")).toBe(false);
});

test("before the dose a reading comes first, then the dose", async () => {
  await dayOf({});
  expect(title()).toBe(w.title);
  expect(primary()).toEqual(["pressure-add"]);
  expect(at("pressure-add").textContent).toBe(w.pressure + w.next.before);
});

test("after that reading the dose is next", async () => {
  await dayOf({ readings: { before: "13:48" } });
  expect(primary()).toEqual(["stamp-dose"]);
});

test("after the dose the clock runs, and the next reading has its time", async () => {
  await dayOf({ dose: "14:02", readings: { before: "13:48" } });
  expect(title()).toBe("Session, 22 minutes in");
  expect(primary()).toEqual(["pressure-add"]);
  expect(at("pressure-add").textContent).toContain("about 14:42, in 18 minutes");
  expect(at("so-far").textContent).toContain(`16:02${w.twoHours}`);
});

test.each<[PressureMoment, Happened, string]>([
  ["peak", { dose: "13:40" }, "about 14:20"],
  ["leaving", { dose: "12:50" }, w.next.leaving],
  ["peak", { dose: "13:30", readings: { peak: "14:12" } }, w.next.leaving],
])("while a reading now would be %s, after %o, the next is %s", async (likely, happened, said) => {
  await dayOf(happened, likely);
  expect(at("pressure-add").textContent).toBe(w.pressure + said);
});

test.each<[Happened]>([
  [{ dose: "12:20", readings: { leaving: "14:20" } }],
  [{ dose: "12:20", stamps: { readyToRest: "14:21" } }],
])("nothing is next after %o", async (happened) => {
  await dayOf(happened, "leaving");
  expect(primary()).toEqual([]);
  expect(title()).toMatch(/^Session, 2 hours 4 minutes in$/);
});

test("what happened is listed by time, with Undo at the last stamp only", async () => {
  await dayOf({ dose: "14:02", readings: { before: "13:48" }, stamps: { effectBegan: "14:11" } });
  const times = [...document.querySelectorAll(".so-far-time")].map((time) => time.textContent);
  expect(times).toEqual(["13:48", "14:02", "14:11", "16:02"]);
  expect(isThere("stamp-dose-undo")).toBe(false);
  await press("stamp-effectBegan-undo");
  expect(withdraw).toHaveBeenCalledExactlyOnceWith("effectBegan");
});

test("within a minute, the reading before the dose comes before it, and the stamp is the last", async () => {
  await dayOf({ dose: "14:24", readings: { before: "14:24", peak: "14:23" } });
  const said = [...document.querySelectorAll("[data-testid=so-far] li")].map((entry) => entry.textContent);
  expect(said.map((text) => text?.slice(0, 5))).toEqual(["14:23", "14:24", "14:24", "16:24"]);
  expect(said[1]).toContain("128 over 82");
  expect(isThere("stamp-dose-undo")).toBe(true);
  expect(title()).toBe(w.title);
});

test("an earlier entry can be removed too, once it is opened", async () => {
  await dayOf({ dose: "14:02", stamps: { effectBegan: "14:11", worst: "14:20" } });
  await press("stamp-effectBegan-open");
  await press("stamp-effectBegan-remove");
  expect(withdraw).toHaveBeenCalledExactlyOnceWith("effectBegan");
});

test("a stamp is felt once it is saved, and not when it is refused", async () => {
  saveStamp.mockRejectedValueOnce(new Error("full"));
  await dayOf({ dose: "14:02" });
  await press("stamp-worst");
  expect(vibrate).not.toHaveBeenCalled();
  await press("stamp-worst");
  expect(vibrate).toHaveBeenCalledExactlyOnceWith(10);
});
