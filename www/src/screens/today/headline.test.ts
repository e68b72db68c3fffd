import { expect, test } from "vitest";
import { part } from "../../../test/page";
import type { CheckInView, FadeNowView, TodayView } from "../../core/api";
import { words } from "../../words";
import { below, headline, usualRange } from "./headline";

const w = words.today.headline;

const withMood = (mood: number) => [part<CheckInView>({ value: { mood } as CheckInView["value"] })];
const day = (day: string, mood?: number) => ({
  day,
  checkIns: mood === undefined ? [] : withMood(mood),
  imported: [],
});
const view = (of: Partial<TodayView>) =>
  part<TodayView>({
    today: "2026-05-20",
    checkIns: [],
    recent: [],
    followUp: null,
    fade: null,
    state: "unknown",
    stale: false,
    lastSession: null,
    nextSession: null,
    ...of,
  });
const lift = (state: FadeNowView["state"]) =>
  part<FadeNowView>({ state, lift: { said: { share: 35 } } as FadeNowView["lift"] });

test("before the first check-in the sentence is the question, and after it that it is saved", () => {
  expect(headline(view({}))).toBe(words.today.ask);
  expect(below(view({}))).toBeUndefined();
  expect(headline(view({ checkIns: withMood(4) }))).toBe(w.first);
});

test("from the second day on it is the person's own range", () => {
  const two = view({ checkIns: withMood(5), recent: [day("2026-05-19", 3)] });
  expect(headline(two)).toBe(w.range({ low: 3, high: 5, same: false }));
  expect(headline(view({ recent: [day("2026-05-19", 4), day("2026-05-18", 4)] }))).toBe(
    w.range({ low: 4, high: 4, same: true }),
  );
});

test("the lift comes first, then the PHQ-9, and the own range goes below them", () => {
  const days = { recent: [day("2026-05-19", 3), day("2026-05-18", 5)] };
  const range = w.days({ low: 3, high: 5, same: false });
  const lifted = view({ ...days, fade: lift("easing"), state: "response" });
  expect([headline(lifted), below(lifted)]).toEqual([w.lift({ percent: 35 }), range]);
  const early = view({ ...days, fade: lift("tooEarly"), state: "response" });
  expect([headline(early), below(early)]).toEqual([w.states.response, range]);
});

test("nobody is greeted with a relapse, and a status that is out of date is not said", () => {
  const days = { recent: [day("2026-05-19", 3), day("2026-05-18", 5)] };
  const range = w.range({ low: 3, high: 5, same: false });
  for (const state of ["relapse", "possibleRelapse", "recurrence", "noResponse"] as const) {
    expect(headline(view({ ...days, state }))).toBe(range);
  }
  expect(headline(view({ ...days, state: "remission", stale: true }))).toBe(range);
});

test("an answer to item 9 that the clinic should hear comes before everything", () => {
  const followUp = { form: "one", day: "2026-05-19" };
  expect(headline(view({ followUp, fade: lift("holding") }))).toBe(words.today.item9.title);
});

test("the next session is said below, else the last one", () => {
  expect(below(view({ nextSession: "2026-05-21", lastSession: "2026-05-13" }))).toContain("tomorrow");
  expect(below(view({ lastSession: "2026-05-19" }))).toContain("yesterday");
});

test("a sixth of the days is left off at both ends, so that one very bad day is not the usual range", () => {
  const moods = [1, 4, 4, 5, 5, 9];
  expect(usualRange(moods.map((mood) => ({ checkIns: withMood(mood) })))).toEqual([4, 5]);
  expect(usualRange([{ checkIns: withMood(4) }, { checkIns: [] }])).toBeNull();
});
