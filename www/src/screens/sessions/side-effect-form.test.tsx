import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, keepingDrafts, part, press, show, type } from "../../../test/page";
import type { End, Marks, OfferedView, RemoteCore, SessionsView, SideEffect, SideEffectView } from "../../core/api";
import { replace } from "../../core/route";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import sideEffects from "#words/side-effects";
import { SideEffectForm } from "./side-effect-form";

const w = sideEffects.form;
const TODAY = "2026-05-20";
const value: SideEffect = {
  effect: "headache",
  severity: 2,
  interference: 0,
  onset: { day: "2026-05-19", time: "23:40" },
  end: null,
  session: null,
  note: "after dark",
};

const saveSideEffects = vi.fn<RemoteCore["saveSideEffects"]>();

function form(about: Partial<SideEffect> = {}, draft?: object) {
  const kept = part<SideEffectView>({ marks: part<Marks>({ id: "kept" }), value: { ...value, ...about } });
  const offered = part<OfferedView>({ helpNow: ["suicidalThoughts", "cannotKeepSafe"] });
  const core = coreOf({
    sessions: async () => part<SessionsView>({ today: TODAY, sessions: [], otherSideEffects: [kept], offered }),
    ...keepingDrafts(new Map(draft && [["kept", JSON.stringify(draft)]])),
    saveSideEffects,
  });
  return show(<SideEffectForm core={core} id="kept" />);
}

const problem = (field: string) => at(`effect-${field}-error`).textContent;

beforeEach(() => {
  replace("sessions", "effect", "kept");
  saveSideEffects.mockReset().mockResolvedValue([{ id: "kept", change: 1, flag: "nothing" }]);
});

test.each<[string, End | null]>([
  ["not said", null],
  ["still there", "stillThere"],
  ["known", { day: TODAY, time: "01:10" }],
  ["known by the day", { day: TODAY, time: null }],
  ["over by then", { by: { day: TODAY, time: null } }],
])("an effect whose end is %s is saved as it was kept", async (_, end) => {
  await form({ end });
  await press("effect-save");
  expect(saveSideEffects).toHaveBeenCalledExactlyOnceWith(["kept"], [{ ...value, end }]);
});

test("an effect in the person's own words keeps them, and is not saved without", async () => {
  await form({ effect: { own: "cold hands" } });
  await type("effect-name", " ");
  await press("effect-save");
  expect(problem("name")).toBe(w.problems.noName);
  expect(saveSideEffects).not.toHaveBeenCalled();
  await type("effect-name", "cold feet");
  await press("effect-save");
  expect(saveSideEffects.mock.lastCall?.[1]).toEqual([{ ...value, effect: { own: "cold feet" } }]);
});

test.each([
  ["onsetDay", new CoreError("in_future", "", "onset.day"), words.errors.in_future],
  ["onsetTime", new CoreError("impossible_time", "", "onset.time"), words.errors.impossible_time],
  ["endDay", new CoreError("end_before_onset", "", "end"), w.problems.endBefore],
  ["endDay", new CoreError("impossible_date", "", "end.day"), words.errors.impossible_date],
  ["endDay", new CoreError("impossible_date", "", "end.by.day"), words.errors.impossible_date],
  ["note", new CoreError("too_long", "", "note"), words.errors.too_long],
])("a refusal is said at %s", async (field, refusal, sentence) => {
  saveSideEffects.mockRejectedValueOnce(refusal);
  await form({ end: { day: TODAY, time: null } });
  await press("effect-save");
  expect(problem(field)).toBe(sentence);
});
