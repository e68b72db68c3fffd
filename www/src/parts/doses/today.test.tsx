import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { DoseDay, Marks, Regimen, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import w from "#words/doses";
import { DoseToday } from "./today";

const TODAY = "2026-05-20";
const regimen: Regimen = {
  drug: "ketamine",
  route: "sublingual",
  dose: { amount: 100, unit: "mg" },
  dosesAWeek: 7,
  everyDays: null,
  since: "2026-05-01",
  until: null,
  whyChanged: null,
};
const doseToday = vi.fn<RemoteCore["doseToday"]>();
const undo = vi.fn<RemoteCore["undo"]>();
const reload = vi.fn(async () => undefined);

const row = (value: DoseDay | null) =>
  show(
    <DoseToday
      core={coreOf({ doseToday, undo })}
      doses={{ regimen, doses: value && { marks: part<Marks>({ id: "today" }), value } }}
      day={TODAY}
      reload={reload}
      named
    />,
  );

beforeEach(() => {
  doseToday.mockReset().mockResolvedValue({ id: "today", change: 1 });
  undo.mockReset().mockResolvedValue(undefined);
  reload.mockClear();
});

test.each(["taken", "skipped", "extra"] as const)(
  "one tap saves that today's dose is %s, and Undo takes it back",
  async (mark) => {
    await row(null);
    await press(`dose-${mark}`);
    expect(doseToday).toHaveBeenCalledExactlyOnceWith(mark);
    expect(reload).toHaveBeenCalledOnce();
    expect(at("dose-said").textContent).toContain(w.marked[mark]);
    await press("dose-said-action");
    expect(undo).toHaveBeenCalledExactlyOnceWith({ id: "today", change: 1 });
    expect(at("dose-said").textContent).toBe(words.done.undone);
  },
);

test("the mark of today is shown, and more than one extra has its own way", async () => {
  await row({ day: TODAY, mark: "extra", extra: 3 });
  expect(at("dose-extra").getAttribute("aria-pressed")).toBe("true");
  expect(at("dose-extra").textContent).toBe("Extra: 3");
  expect(at("dose-taken").getAttribute("aria-pressed")).toBe("false");
  expect(at("dose-more").dataset.place).toBe(`doses/day/${TODAY}`);
});

test("the doses are named, with a way to their place", async () => {
  await row(null);
  expect(at("dose-open").textContent).toBe("Ketamine 100 mg, once a day");
  expect(at("dose-open").dataset.place).toBe("doses");
  expect(isThere("dose-more")).toBe(false);
});

test("a tap that is not saved says so, and offers no undo", async () => {
  doseToday.mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await row(null);
  await press("dose-taken");
  expect(at("dose-said").textContent).toBe(words.errors.storage_full);
  expect(isThere("dose-said-action")).toBe(false);
});
