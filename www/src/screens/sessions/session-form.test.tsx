import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show, type } from "../../../test/page";
import type { Marks, RemoteCore, Session, SessionsView, SessionView } from "../../core/api";
import { replace, route } from "../../core/route";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import sessions from "#words/sessions";
import { SessionForm } from "./session-form";

const w = sessions.form;
const TODAY = "2026-05-20";

const value: Session = {
  day: "2026-05-13",
  time: "10:30",
  route: "intranasal",
  drug: "esketamine",
  dose: { amount: 84, unit: "mg" },
  plannedNext: "2026-05-27",
  note: "a long day",
  setting: "clinic",
  phase: "maintenance",
  doseReason: "it was too little",
  psychotherapy: false,
  otherMedicines: "none",
  experience: "calm",
  burden: 0,
  minutes: null,
  weightKg: null,
  seriesNumber: null,
  stoppedEarly: false,
  rescue: null,
  tone: ["upsetting", "meaningful"],
  halfGone: null,
};
const last = part<SessionView>({ marks: part<Marks>({ id: "last" }), value });

const saveSession = vi.fn<RemoteCore["saveSession"]>();

const coreWith = (kept: SessionView[], draft?: string) =>
  coreOf({
    sessions: async () => part<SessionsView>({ today: TODAY, sessions: kept }),
    ...keepingDrafts(new Map(draft === undefined ? [] : [[JSON.parse(draft).id ?? "begun", draft]])),
    saveSession,
  });

const form = (id: string | null, kept: SessionView[] = [last]) =>
  show(<SessionForm core={coreWith(kept)} id={id} fromDay={false} />);
const shown = (field: string) => at<HTMLInputElement>(`session-${field}`).value;
const problem = (field: string) => at(`session-${field}-error`).textContent;

beforeEach(() => {
  replace("sessions", "new");
  saveSession.mockReset().mockResolvedValue({ id: "saved", change: 1 });
});

test("a kept session that is saved as it is stays as it is, a no and a 0 included", async () => {
  await form("last");
  await press("session-save");
  expect(saveSession).toHaveBeenCalledExactlyOnceWith("last", value, false);
  expect(route.value).toEqual({ place: "sessions", rest: [] });
});

test("a new session begins like the last one, without what happened then", async () => {
  await form(null);
  expect(document.querySelector(".lede")?.textContent).toBe(w.asLastTime({ day: "13 May 2026" }));
  await press("session-save");
  expect(saveSession).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^[0-9a-f]{32}$/),
    {
      ...value,
      day: TODAY,
      time: null,
      note: null,
      doseReason: null,
      psychotherapy: null,
      otherMedicines: null,
      experience: null,
      burden: null,
      tone: [],
    },
    false,
  );
});

test("come to from the day of a session, it goes on to that day", async () => {
  await show(<SessionForm core={coreWith([last])} id="last" fromDay />);
  await press("session-save");
  expect(route.value).toEqual({ place: "session-day", rest: ["saved"] });
});

test("a planned day that is not ahead any more is not planned again", async () => {
  await form(null, [{ ...last, value: { ...value, plannedNext: TODAY } }]);
  expect(shown("plannedNext")).toBe("");
});

test("without a session before, a new one asks how and what, and sends nothing until both are said", async () => {
  await form(null, []);
  expect(shown("day")).toBe(TODAY);
  await press("session-save");
  expect(problem("route")).toBe(w.problems.noRoute);
  await press("session-route-more");
  await type("session-route-oral", "on");
  await press("session-save");
  expect(problem("drug")).toBe(w.problems.noDrug);
  expect(saveSession).not.toHaveBeenCalled();
});

test("another drug has a name, which is asked for", async () => {
  await form("last");
  await type("session-drug-other", "on");
  await type("session-drugName", "  ");
  await press("session-save");
  expect(problem("drugName")).toBe(w.problems.noName);
  expect(saveSession).not.toHaveBeenCalled();
  await type("session-drugName", "arketamine");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].drug).toEqual({ other: "arketamine" });
});

test.each([
  ["0,5", 0.5],
  ["0.5", 0.5],
  [" 56 ", 56],
])("a dose typed as %j is %d", async (typed, amount) => {
  await form("last");
  await type("session-dose", typed);
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].dose).toEqual({ amount, unit: "mg" });
});

test("a spray's dose is one tap, which also clears what was wrong with the one typed", async () => {
  await form("last");
  await type("session-dose", "fifty");
  await press("session-save");
  expect(problem("dose")).toBe(w.problems.notNumber);
  await type("session-spray-56", "on");
  expect(problem("dose")).toBe("");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].dose).toEqual({ amount: 56, unit: "mg" });
});

test("only esketamine has the doses of its spray to tap", async () => {
  await form("last");
  await type("session-drug-ketamine", "on");
  expect(isThere("session-spray-56")).toBe(false);
});

test("the next session is some weeks after this one with one tap", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("not_after_session", "", "plannedNext"));
  await form(null);
  await press("session-save");
  expect(problem("plannedNext")).toBe(w.problems.notAfter);
  await type("session-plannedNext-in-14", "on");
  expect(problem("plannedNext")).toBe("");
  expect(shown("plannedNext")).toBe("2026-06-03");
  await type("session-day", "2026-05-19");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].plannedNext).toBe("2026-06-03");
});

test("a dose that was left out is none, and not 0", async () => {
  await form("last");
  await type("session-dose", " ");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].dose).toBeNull();
});

test.each(["56 mg", "five", "1.2.3", "Infinity"])("a dose typed as %j is not sent", async (typed) => {
  await form("last");
  await type("session-dose", typed);
  await press("session-save");
  expect(problem("dose")).toBe(w.problems.notNumber);
  expect(saveSession).not.toHaveBeenCalled();
});

test.each([
  [
    "dose",
    new CoreError("out_of_range", "", "dose.amount", { min: 1, max: 900 }),
    w.problems.range({ min: 1, max: 900 }),
  ],
  [
    "dose",
    new CoreError("unit_mismatch", "", "dose.amount", { min: 0.1, max: 2 }),
    w.problems.unit({ min: 0.1, max: 2 }),
  ],
  ["day", new CoreError("in_future", "", "day"), w.problems.future],
  ["plannedNext", new CoreError("not_after_session", "", "plannedNext"), w.problems.notAfter],
  ["note", new CoreError("too_long", "", "note"), words.errors.too_long],
])("a refusal of %s is said at it, and what was typed stays", async (field, refusal, sentence) => {
  saveSession.mockRejectedValueOnce(refusal);
  await form("last");
  await type("session-dose", "85");
  await press("session-save");
  expect(problem(field)).toBe(sentence);
  expect(shown("dose")).toBe("85");
  expect(route.value.rest).toEqual(["new"]);
});

test("a failure of the store is said for the whole form", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await form("last");
  await press("session-save");
  expect(at("session-error").textContent).toContain(words.errors.storage_full);
});

test("a session close by is asked about, and saved when it is another one", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("session_near", "", "day", { day: "2026-05-13", time: "10:30" }));
  await form(null);
  await press("session-save");
  expect(at("session-near").textContent).toContain(w.near({ day: "13 May 2026", time: "10:30" }));
  expect(saveSession.mock.lastCall?.[2]).toBe(false);
  await press("session-near-action");
  expect(saveSession.mock.lastCall?.[2]).toBe(true);
  expect(route.value).toEqual({ place: "sessions", rest: [] });
});

test("the question about a session close by goes when what it was about is changed", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("session_near", "", "day", { day: "2026-05-13" }));
  await form(null);
  await press("session-save");
  expect(at("session-near").textContent).toContain(w.near({ day: "13 May 2026", time: null }));
  await type("session-day", "2026-05-19");
  expect(isThere("session-near")).toBe(false);
});

test("a session like the regular doses is asked about, and saved when it was on top of them", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("session_on_regimen", "", "day"));
  await form(null);
  await press("session-save");
  expect(at("session-near").textContent).toContain(w.onRegimen);
  await press("session-near-action");
  expect(saveSession.mock.lastCall?.[2]).toBe(true);
});

test("what was typed and not saved comes back", async () => {
  const draft = JSON.stringify({ id: "last", dose: "56" });
  await show(<SessionForm core={coreWith([last], draft)} id="last" fromDay={false} />);
  expect(isThere("draft-restored")).toBe(true);
  expect(shown("dose")).toBe("56");
  expect(shown("time")).toBe("10:30");
});

test("a draft of the version before has its dose in its unit", async () => {
  const draft = JSON.stringify({ id: "last", dose: "0.5", unit: "milligramPerKilogram" });
  await show(<SessionForm core={coreWith([last], draft)} id="last" fromDay={false} />);
  expect(shown("unit")).toBe("mg/kg");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].dose).toEqual({ amount: 0.5, unit: "mg/kg" });
});

test("a refused name of another drug is said at the name, and not at the choice", async () => {
  saveSession.mockRejectedValueOnce(new CoreError("empty", "", "drug.other"));
  await form("last", [{ ...last, value: { ...value, drug: { other: "arketamine" } } }]);
  expect(shown("drugName")).toBe("arketamine");
  await press("session-save");
  expect(problem("drugName")).toBe(w.problems.noName);
  expect(problem("drug")).toBe("");
});

test("only a drip has its minutes, its weight and its place in a series", async () => {
  await form("last");
  expect(isThere("session-infusion")).toBe(false);
  await type("session-route-intravenous", "on");
  await type("session-minutes", "40");
  await type("session-weightKg", "71,5");
  await type("session-seriesNumber", "3");
  await type("session-rescue", "ondansetron");
  await settled(() => {
    at("session-stoppedEarly").click();
  });
  const drip = { minutes: 40, weightKg: 71.5, seriesNumber: 3, stoppedEarly: true, rescue: "ondansetron" };
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1]).toEqual({ ...value, route: "intravenous", ...drip });
  await press("session-route-more");
  await type("session-route-oral", "on");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1]).toEqual({ ...value, route: "oral" });
});

test.each([
  [
    "minutes",
    "9999",
    new CoreError("out_of_range", "", "minutes", { min: 1, max: 600 }),
    w.problems.infusion({ min: 1, max: 600 }),
  ],
  [
    "weightKg",
    "7",
    new CoreError("out_of_range", "", "weightKg", { min: 20, max: 400 }),
    w.problems.infusion({ min: 20, max: 400 }),
  ],
])("a refused %s is said at it", async (field, typed, refusal, sentence) => {
  saveSession.mockRejectedValueOnce(refusal);
  await form("last");
  await type("session-route-intravenous", "on");
  await type(`session-${field}`, typed);
  await press("session-save");
  expect(problem(field)).toBe(sentence);
});

test("what it was like is any of three taps, and another tap takes one back", async () => {
  await form("last");
  await press("tone-pleasant");
  await press("tone-upsetting");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].tone).toEqual(["pleasant", "meaningful"]);
});

test("a session that is gone cannot be changed", async () => {
  await form("other");
  expect(at("load-error").textContent).toContain(words.errors.not_found);
});

test("the lift before a session is asked about where there was time for it to fade", async () => {
  const two = [{ ...last, value: { ...value, day: "2026-05-16" } }];
  await form(null, two);
  await press("session-half-gone-notYet");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].halfGone).toBe("notYet");
});

test("an answer is of the interval that it was asked about", async () => {
  const two = [
    { ...last, value: { ...value, day: "2026-05-16" } },
    { ...last, value: { ...value, day: "2026-05-06" } },
  ];
  await form(null, two);
  await press("session-half-gone-yes");
  await type("session-day", "2026-05-15");
  expect(at("session-half-gone-yes").getAttribute("aria-checked") ?? "false").toBe("false");
  await press("session-save");
  expect(saveSession.mock.lastCall?.[1].halfGone).toBeNull();
});

test("it is not asked about after three days, nor at a first session", async () => {
  await form(null, [{ ...last, value: { ...value, day: "2026-05-17" } }]);
  expect(isThere("session-half-gone-yes")).toBe(false);
  await form(null, []);
  expect(isThere("session-half-gone-yes")).toBe(false);
});
