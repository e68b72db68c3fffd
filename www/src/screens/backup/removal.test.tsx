import { expect, test, vi } from "vitest";
import { at, coreOf, part, press, show } from "../../../test/page";
import type { DeviceView, LockView } from "../../core/api";

vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { coreState: signal({ is: "starting" }), changesElsewhere: signal(0), changesHere: signal(0) };
});
const { Devices } = await import("./devices");

const own: DeviceView = {
  device: "a".repeat(16),
  own: true,
  newest: "2026-11-02",
  lastRead: null,
  removed: false,
  batch: null,
};
const other: DeviceView = { ...own, device: "b".repeat(16), own: false, lastRead: "2026-11-01" };

test("another device is removed and brought back, this one cannot be", async () => {
  let removed = false;
  const removeDevice = vi.fn(async (_: string) => {
    removed = true;
  });
  const bringDeviceBack = vi.fn(async (_: string) => {
    removed = false;
  });
  const core = coreOf({
    devices: async () => [own, { ...other, removed }],
    conflicts: async () => [],
    lock: async () => part<LockView>({ recovery: true }),
    removeDevice,
    bringDeviceBack,
  });
  await show(<Devices core={core} />);
  expect(document.querySelectorAll("[data-testid=device-remove]")).toHaveLength(1);
  expect(document.body.textContent).toContain("was read on");
  await press("device-remove");
  expect(removeDevice).toHaveBeenCalledWith(other.device);
  expect(document.querySelector("[data-testid=device][data-removed]")?.textContent).toContain("Removed.");
  expect(document.body.textContent).not.toContain("was read on");
  expect(at("device-bring-back").getAttribute("aria-label")).toContain("Restore it");
  await press("device-bring-back");
  expect(bringDeviceBack).toHaveBeenCalledWith(other.device);
  expect(document.querySelector("[data-testid=device][data-removed]")).toBeNull();
});
