import { expect, test, vi } from "vitest";
import { at, coreOf, press, show } from "../../../test/page";
import type { ConflictView } from "../../core/api";

vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { coreState: signal({ is: "starting" }), changesElsewhere: signal(0), changesHere: signal(0) };
});
const { Conflicts } = await import("./conflicts");

const version = { device: "b".repeat(16), day: "2026-11-02", time: "09:30", own: false, shown: false };
const conflict = {
  record: "r",
  kind: "checkIn",
  day: "2026-11-02",
  versions: [
    { ...version, name: "b:1", value: { day: "2026-11-02", mood: 3, sleepHours: 7.5, note: null } },
    { ...version, name: "a:1", own: true, shown: true, value: null },
  ],
} as unknown as ConflictView;

test("both versions are shown with what is in them, and the other one can be chosen", async () => {
  let conflicts = [conflict];
  const chooseVersion = vi.fn(async (_: string, __: string) => {
    conflicts = [];
    return {} as never;
  });
  await show(<Conflicts core={coreOf({ conflicts: async () => conflicts, chooseVersion })} />);
  const text = at("conflict").textContent ?? "";
  for (const part of ["Mood: 3", "Hours of sleep: 7.5", "Removed", "This device"]) expect(text).toContain(part);
  expect(text).not.toContain("Note");
  await press("version-choose");
  expect(chooseVersion).toHaveBeenCalledWith("r", "b:1");
  expect(at("conflicts-none")).toBeTruthy();
});
