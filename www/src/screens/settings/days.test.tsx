import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show, type } from "../../../test/page";
import type { RemoteCore, Settings, SettingsView } from "../../core/api";
import { Days } from "./days";

test("what was saved is said until a day is changed again, and nothing that another tab changed is undone", async () => {
  let value: Settings = {
    dayStartHour: 4,
    courseStart: null,
    daysToBook: null,
    halfAfterDays: null,
    answersCount: false,
  };
  const saveSettings = vi.fn<RemoteCore["saveSettings"]>(async () => undefined);
  const settings = async () => part<SettingsView>({ value, firstDose: null });
  await show(<Days core={coreOf({ settings, saveSettings })} />);
  for (const [field, given] of [
    ["settings-day-start", "5"],
    ["settings-course-start", "2026-03-01"],
  ] as const) {
    await press("settings-save");
    expect(isThere("settings-saved")).toBe(true);
    await type(field, given);
    expect(isThere("settings-saved")).toBe(false);
  }
  value = { ...value, answersCount: true };
  await press("settings-save");
  expect(saveSettings).toHaveBeenLastCalledWith({ ...value, dayStartHour: 5, courseStart: "2026-03-01" });
});

test("what was typed and not saved is there again in the other language, once", async () => {
  vi.spyOn(location, "reload").mockReturnValue();
  const value = part<Settings>({ dayStartHour: 4, courseStart: null });
  const core = coreOf({ settings: async () => part<SettingsView>({ value, firstDose: null }) });
  const started = async () => {
    vi.resetModules();
    const [{ Days }, { chooseLanguage }] = await Promise.all([import("./days"), import("../../core/language")]);
    return { page: await show(<Days core={core} />), chooseLanguage };
  };
  const fields = () =>
    ["settings-day-start", "settings-course-start"].map((field) => at<HTMLInputElement>(field).value);

  const first = await started();
  await type("settings-day-start", "6");
  await type("settings-course-start", "2026-03-01");
  first.chooseLanguage("es");
  await first.page(null);

  const { page } = await started();
  expect(fields()).toEqual(["6", "2026-03-01"]);
  expect(Object.keys(sessionStorage)).toEqual([]);
  await page(null);
  await started();
  expect(fields()).toEqual(["4", ""]);
});
