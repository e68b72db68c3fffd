import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, show } from "../../../test/page";
import type { AheadView } from "../../core/api";
import { words } from "../../words";
import { Ahead } from "./ahead";

const w = words.today.ahead;
const receipts = [{ id: "record", change: 7 }];
const moveAhead = vi.fn(async () => receipts);
const keepAhead = vi.fn(async () => receipts);
const removeAhead = vi.fn(async () => receipts);
const undoAll = vi.fn(async () => undefined);
const reload = vi.fn(async () => undefined);
const ahead: AheadView = {
  records: 3,
  first: "2036-03-19",
  last: "2036-03-20",
  before: "2026-03-18",
  after: null,
  moveTo: "2026-03-18",
};

const shown = (of: AheadView | null) =>
  show(
    <Ahead
      core={coreOf({ moveAhead, keepAhead, removeAhead, undoAll })}
      ahead={of}
      today="2026-03-20"
      reload={reload}
    />,
  );

beforeEach(() => {
  vi.clearAllMocks();
});

test("the card says how many entries there are, and the day before them is filled in", async () => {
  await shown(ahead);
  expect(at("ahead").textContent).toContain("3 entries");
  expect((at("ahead-day") as HTMLInputElement).value).toBe("2026-03-18");
  await press("ahead-move");
  expect(moveAhead).toHaveBeenCalledExactlyOnceWith("2026-03-18");
  expect(reload).toHaveBeenCalledOnce();
});

test("each answer is said and can be undone, also once the card is gone", async () => {
  await shown(ahead);
  await press("ahead-keep");
  expect(keepAhead).toHaveBeenCalledOnce();
  await press("ahead-remove");
  expect(removeAhead).toHaveBeenCalledOnce();
  expect(at("ahead-done").textContent).toContain(w.removed);
  await press("ahead-done-action");
  expect(undoAll).toHaveBeenCalledExactlyOnceWith(receipts);
});

test("where nothing lies ahead there is no card", async () => {
  await shown(null);
  expect(isThere("ahead")).toBe(false);
});
