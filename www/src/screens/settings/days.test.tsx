import { expect, test, vi } from "vitest";
import { coreOf, isThere, part, press, show, type } from "../../../test/page";
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
