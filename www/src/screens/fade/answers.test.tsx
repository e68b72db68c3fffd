import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show, type } from "../../../test/page";
import type { FadeIntervalView, FadeNowView, FadeView, RemoteCore, Settings, SettingsView } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import w from "#words/fade";
import { Answers } from "./answers";

const settings: Settings = {
  dayStartHour: 4,
  courseStart: null,
  daysToBook: null,
  halfAfterDays: null,
  answersCount: false,
};
const interval = (about: Partial<FadeIntervalView>) =>
  part<FadeIntervalView>({ session: "2026-03-01", answer: null, thought: 40, ...about });

/** What the core has. */
let value = settings;
const reload = vi.fn(async () => undefined);

async function open(intervals: FadeIntervalView[], asksHalfAfter = false) {
  value = settings;
  reload.mockClear();
  const saveSettings = vi.fn<RemoteCore["saveSettings"]>(async (next) => {
    value = next;
  });
  await show(
    <Answers
      core={coreOf({ settings: async () => part<SettingsView>({ value }), saveSettings })}
      fade={part<FadeView>({ intervals, now: part<FadeNowView>({ asksHalfAfter }) })}
      reload={reload}
    />,
  );
  return saveSettings;
}

test("nothing is said of answers where none was asked for", async () => {
  await open([interval({})]);
  expect(isThere("fade-answers-used")).toBe(false);
});

test("an answer stands beside what was thought, and is not used until the person says so", async () => {
  const save = await open([interval({}), interval({ session: "2026-02-01", answer: "notYet", thought: 95 })]);
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(w.answers.said.notYet + w.answers.thought({ percent: 95, chance: "high" }));
  expect(at("fade-answers-used").textContent).toBe(w.answers.kept);
  expect(at<HTMLInputElement>("fade-answers-use").checked).toBe(false);

  await press("fade-answers-use");
  expect(save).toHaveBeenCalledWith({ ...settings, answersCount: true });
  expect(at("fade-answers-used").textContent).toBe(w.answers.used);
});

test("who joined in the middle of a treatment can say how long a lift lasts", async () => {
  const save = await open([], true);
  await type("fade-usual", "nine");
  await press("fade-usual-save");
  expect(save).not.toHaveBeenCalled();
  expect(at("fade-usual-error").textContent).toBe(w.answers.number);
  await type("fade-usual", "9");
  await press("fade-usual-save");
  expect(save).toHaveBeenCalledWith({ ...settings, halfAfterDays: 9 });
});

test("how long a lift lasts is worked into the lift at once, and said to be saved until it is typed anew", async () => {
  await open([], true);
  expect(isThere("fade-answers-used")).toBe(false);
  await type("fade-usual", "9");
  await press("fade-usual-save");
  expect(reload).toHaveBeenCalledOnce();
  expect(at("fade-usual-saved").textContent).toBe(words.done.saved);
  expect(at("fade-answers-used").textContent).toBe(w.answers.kept);
  await type("fade-usual", "12");
  expect(isThere("fade-usual-saved")).toBe(false);
});

test("a setting that another tab changed meanwhile stays changed", async () => {
  const save = await open([], true);
  value = { ...value, daysToBook: 12 };
  await press("fade-answers-use");
  expect(save).toHaveBeenLastCalledWith({ ...settings, daysToBook: 12, answersCount: true });
  value = { ...value, dayStartHour: 6 };
  await type("fade-usual", "9");
  await press("fade-usual-save");
  expect(save).toHaveBeenLastCalledWith({
    ...settings,
    daysToBook: 12,
    answersCount: true,
    dayStartHour: 6,
    halfAfterDays: 9,
  });
});

test("what could not be saved is said once", async () => {
  const save = await open([interval({ answer: "yes" })], true);
  save.mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await press("fade-answers-use");
  expect(at("fade-answers-error").textContent).toContain(words.errors.storage_full);
  expect(document.querySelectorAll(".notice.attention")).toHaveLength(1);
});
