import { useState } from "preact/hooks";
import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show } from "../../../test/page";
import type { CheckIn, CheckInView, DraftView, Marks, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { go, replace } from "../../core/route";
import { words } from "../../words";
import { CheckIns } from "./check-ins";
import { useDrafts } from "./drafts";

const w = words.today;
const rows = new Map<string, string>();
const save = vi.fn<RemoteCore["save"]>();
const withdraw = vi.fn<RemoteCore["withdraw"]>();
const undo = vi.fn<RemoteCore["undo"]>();
const core = coreOf({ ...keepingDrafts(rows), save, withdraw, undo });

const kept = (id: string, value: Partial<CheckIn>): CheckInView => ({
  marks: part<Marks>({ id, writtenTime: "10:47", late: false, edited: false, uncertain: false, contested: false }),
  value: {
    day: "2026-05-20",
    mood: 4,
    interest: null,
    energy: null,
    calm: null,
    likeMyself: null,
    sleepHours: null,
    note: null,
    ...value,
  },
});

let stored: readonly CheckInView[] = [];

/** A day as Today shows it: what is stored is seen after the next reload. */
function Day() {
  const [{ checkIns, begun }, setRead] = useState({ checkIns: stored, begun: [] as readonly DraftView[] });
  const reload = async () => {
    setRead({ checkIns: stored, begun: await core.drafts("checkIn") });
  };
  return (
    <CheckIns
      core={core}
      day="2026-05-20"
      ask={w.ask}
      checkIns={checkIns}
      before={kept("yesterday", { mood: 6 })}
      hardMood={1}
      isToday
      drafts={useDrafts(core, begun, checkIns, reload)}
      reload={reload}
    />
  );
}

const digit = (item: string, key: string) =>
  settled(() => void at(`checkin-${item}`).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
const foot = () => at("checkin-saved").textContent;

beforeEach(() => {
  replace("today");
  rows.clear();
  stored = [];
  save.mockReset().mockImplementation(async (_, id, value) => {
    stored = [...stored.filter(({ marks }) => marks.id !== id), kept(String(id), value as CheckIn)];
    return { id: String(id), change: 1 };
  });
  withdraw.mockReset().mockImplementation(async (id) => {
    stored = [];
    return { id, change: 2 };
  });
  undo.mockReset().mockImplementation(async () => {
    stored = [kept("one", {})];
  });
});

test("one tap is saved, more complete it, and Done folds it to a line", async () => {
  await show(<Day />);
  expect(foot()).toBe(w.oneTap);
  expect(isThere("checkin-finish")).toBe(false);
  await digit("mood", "4");
  expect(foot()).toBe(w.saved);
  await digit("calm", "7");
  expect(foot()).toBe(w.saved);
  await press("checkin-finish");
  expect(save).toHaveBeenCalledOnce();
  expect(isThere("checkin-mood")).toBe(false);
  expect(at("checkin-kept").textContent).toContain(w.kept.saved({ today: true, mood: 4 }));
  expect(at("kept-calm").textContent).toContain("7");
  expect(isThere("kept-energy")).toBe(false);
});

test("without a mood it says what is missing, and offers nothing that would do nothing", async () => {
  await show(<Day />);
  await digit("energy", "3");
  expect(foot()).toBe(w.moodToo);
  expect(isThere("checkin-finish")).toBe(false);
});

test("what cannot be saved stays open, and says why", async () => {
  await show(<Day />);
  await digit("mood", "4");
  save.mockRejectedValueOnce(new CoreError("storage_timeout", "late"));
  await press("checkin-finish");
  expect(at("checkin-draft-error").textContent).toContain(words.errors.storage_timeout);
  expect(isThere("checkin-mood")).toBe(true);
});

test("a mood of 0 or 1 names Help now on the tap, once", async () => {
  await show(<Day />);
  await digit("mood", "2");
  expect(isThere("hard-day")).toBe(false);
  await digit("mood", "1");
  expect(isThere("hard-day")).toBe(true);
  await press("checkin-finish");
  expect(isThere("hard-day")).toBe(true);
});

test("each row has the mark of the day before", async () => {
  await show(<Day />);
  expect(at("checkin-mood-row").textContent).toContain(words.parts.before({ value: "6" }));
  expect(at("checkin-calm-row").textContent).not.toContain(words.parts.before({ value: "6" }));
});

test("a kept check-in is changed under its own id, or removed, and removing can be undone", async () => {
  stored = [kept("one", {})];
  await show(<Day />);
  await press("kept-change");
  await digit("mood", "5");
  await press("checkin-finish");
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", "one", expect.objectContaining({ mood: 5 }));
  await press("kept-change");
  await press("kept-remove");
  expect(isThere("checkin-kept")).toBe(false);
  await press("checkin-done-action");
  expect(undo).toHaveBeenCalledExactlyOnceWith({ id: "one", change: 2 });
  expect(isThere("checkin-kept")).toBe(true);
});

test("another check-in of the day stands beside the first", async () => {
  stored = [kept("one", {})];
  await show(<Day />);
  await press("checkin-again");
  await digit("mood", "8");
  await press("checkin-finish");
  expect(document.querySelectorAll("[data-testid='checkin-kept']")).toHaveLength(2);
});

test("Back folds an opened check-in and saves what was tapped", async () => {
  stored = [kept("one", {})];
  await show(<Day />);
  const before = history.length;
  await press("kept-change");
  expect(history.length).toBe(before + 1);
  await digit("mood", "7");
  const arrived = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
  history.back();
  await arrived;
  await settled();
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", "one", expect.objectContaining({ mood: 7 }));
  expect(at("checkin-kept").textContent).toContain(w.kept.saved({ today: true, mood: 7 }));
});

test("what is opened again after Done, and the next place, take the same entry of the history", async () => {
  stored = [kept("one", {})];
  await show(<Day />);
  await press("checkin-again");
  const opened = history.length;
  await digit("mood", "8");
  await press("checkin-finish");
  await press("checkin-again");
  go("course");
  expect(history.length).toBe(opened);
});
