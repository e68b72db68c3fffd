import { useState } from "preact/hooks";
import { beforeEach, expect, test, vi } from "vitest";
import { coreOf, keepingDrafts, part, settled, show } from "../../../test/page";
import type { CheckInView, DraftView, Marks, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import { type Drafts, SETTLED_AFTER, takeIn, useDrafts } from "./drafts";
import { untouched } from "./entry";

const today = { id: null, day: "2026-05-20" };
const yesterday = { id: null, day: "2026-05-19" };
const changed = { id: "one", day: "2026-05-18" };
const entry = { ...untouched, mood: 4 };

let drafts: Drafts;
const rows = new Map<string, string>();
const save = vi.fn<RemoteCore["save"]>();
const reload = vi.fn(async () => undefined);
const core = coreOf({ ...keepingDrafts(rows), save });

/** The records that are saved. */
const saved = new Set<string>();
/** Reads the records again, as another window's change makes a screen do. */
let read: () => Promise<void>;

function Probe({ kept }: { kept: readonly DraftView[] }) {
  const [now, setNow] = useState<{ kept: readonly DraftView[]; checkIns: readonly CheckInView[] }>({
    kept,
    checkIns: [],
  });
  read = async () => {
    const checkIns = [...saved].map((id) => part<CheckInView>({ marks: part<Marks>({ id }) }));
    setNow({ kept: await core.drafts("checkIn"), checkIns });
  };
  drafts = useDrafts(core, now.kept, now.checkIns, async () => {
    await reload();
    await read();
  });
  return null;
}

const opened = async () => show(<Probe key={Math.random()} kept={await core.drafts("checkIn")} />);

/** A write that takes until the test ends it. */
function writing<T>() {
  let end: (value: T) => void = () => undefined;
  const done = new Promise<T>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

beforeEach(() => {
  vi.useRealTimers();
  rows.clear();
  saved.clear();
  reload.mockClear();
  save.mockReset().mockImplementation(async (_, record) => {
    rows.delete(String(record));
    saved.add(String(record));
    return { id: String(record), change: 1 };
  });
});

test("drafts of days and of records stand side by side, and come back", async () => {
  await opened();
  await settled(() => {
    drafts.keep(today, entry);
    drafts.keep(yesterday, { ...entry, mood: 2 });
    drafts.keep(changed, { ...entry, mood: 0 });
  });
  await opened();
  expect(drafts.of(today)?.entry).toEqual(entry);
  expect(drafts.of(yesterday)?.entry.mood).toBe(2);
  expect(drafts.of(changed)?.entry.mood).toBe(0);
  expect(drafts.of({ id: null, day: changed.day })).toBeUndefined();
});

test("a tap counts as kept once it is on disk, and not before", async () => {
  await opened();
  const disk = writing<undefined>();
  vi.mocked(core.keepDraft).mockReturnValueOnce(disk.done);
  await settled(() => drafts.keep(today, entry));
  expect(drafts.of(today)?.kept).toBe(false);
  await settled(() => disk.end(undefined));
  expect(drafts.of(today)?.kept).toBe(true);
  await settled(() => drafts.keep(today, { ...entry, calm: 2 }));
  expect(drafts.of(today)?.kept).toBe(true);
});

test("all taps become one entry of the records, under one id", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  await settled(() => drafts.keep(today, { ...entry, interest: 6 }));
  await settled(() => drafts.keep(today, { ...entry, interest: 6, energy: 2 }));
  expect(save).not.toHaveBeenCalled();
  const record = drafts.of(today)?.record;
  await settled(() => void drafts.settle(today));
  expect(save).toHaveBeenCalledExactlyOnceWith(
    "checkIn",
    record,
    expect.objectContaining({ day: today.day, mood: 4, interest: 6, energy: 2, calm: null }),
  );
  expect(reload).toHaveBeenCalledOnce();
  expect(drafts.all).toEqual([]);
});

test("a minute after the last tap the entry is written by itself", async () => {
  await opened();
  vi.useFakeTimers();
  drafts.keep(today, entry);
  await vi.advanceTimersByTimeAsync(SETTLED_AFTER - 1);
  drafts.keep(today, { ...entry, calm: 1 });
  await vi.advanceTimersByTimeAsync(SETTLED_AFTER - 1);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", expect.anything(), expect.objectContaining({ calm: 1 }));
});

test("leaving writes the entry before anything else is asked of the core", async () => {
  const draw = await opened();
  await settled(() => drafts.keep(today, entry));
  const disk = writing<undefined>();
  vi.mocked(core.keepDraft).mockReturnValueOnce(disk.done);
  await settled(() => drafts.keep(today, { ...entry, mood: 5 }));
  await draw(null);
  // Not even the draft that is still being written is waited for.
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", expect.anything(), expect.objectContaining({ mood: 5 }));
  disk.end(undefined);
});

test("putting the app away writes the entry", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  const state = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await settled(() => void document.dispatchEvent(new Event("visibilitychange")));
  state.mockRestore();
  expect(save).toHaveBeenCalledOnce();
  expect(drafts.all).toEqual([]);
});

test("someone who is writing a note is not interrupted after a minute", async () => {
  await opened();
  const note = document.body.appendChild(document.createElement("textarea"));
  note.focus();
  vi.useFakeTimers();
  drafts.keep(today, entry);
  await vi.advanceTimersByTimeAsync(SETTLED_AFTER);
  expect(save).not.toHaveBeenCalled();
  note.remove();
  await vi.advanceTimersByTimeAsync(SETTLED_AFTER);
  expect(save).toHaveBeenCalledOnce();
});

test("without a mood there is nothing to write, and the draft waits for it", async () => {
  await opened();
  await settled(() => drafts.keep(today, { ...untouched, energy: 3 }));
  await settled(() => void drafts.settle(today));
  expect(save).not.toHaveBeenCalled();
  await opened();
  expect(drafts.of(today)?.entry.energy).toBe(3);
});

test("what could not be written stays a draft, and says why", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  save.mockRejectedValueOnce(new CoreError("storage_timeout", "late"));
  await settled(() => void drafts.settle(today));
  expect(drafts.error).toBe(words.errors.storage_timeout);
  expect(drafts.of(today)?.entry).toEqual(entry);
  expect(rows.size).toBe(1);
  await settled(() => void drafts.settle(today));
  expect(drafts.all).toEqual([]);
  expect(drafts.error).toBeNull();
});

test("what was tapped while the entry was being written is kept", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  const disk = writing<{ id: string; change: number }>();
  save.mockReturnValueOnce(disk.done);
  await settled(() => void drafts.settle(today));
  await settled(() => drafts.keep(today, { ...entry, calm: 7 }));
  await settled(() => disk.end({ id: "one", change: 1 }));
  expect(drafts.of(today)?.entry.calm).toBe(7);
});

test("a page that was killed leaves drafts, and the next one takes those with a mood into the records", async () => {
  await opened();
  await settled(() => {
    drafts.keep(today, entry);
    drafts.keep(yesterday, { ...untouched, energy: 3 });
  });
  const record = drafts.of(today)?.record;
  await takeIn(core);
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", record, expect.objectContaining({ day: today.day, mood: 4 }));
  expect(rows.size).toBe(1);
});

test("a record is known by its id, whatever its day", async () => {
  await opened();
  await settled(() => drafts.keep(changed, entry));
  await settled(() => drafts.keep({ ...changed, day: "2026-05-17" }, { ...entry, mood: 9 }));
  expect(drafts.all).toEqual([
    { record: "one", id: "one", day: "2026-05-17", entry: { ...entry, mood: 9 }, kept: true },
  ]);
});

test("a new check-in of which nothing is left is dropped, a changed one is kept", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  await settled(() => drafts.keep(today, untouched));
  expect(drafts.all).toEqual([]);
  expect(rows.size).toBe(0);
  await settled(() => drafts.keep(changed, untouched));
  expect(drafts.of(changed)?.entry).toEqual(untouched);
});

test("dropping one leaves the others", async () => {
  await opened();
  await settled(() => {
    drafts.keep(today, entry);
    drafts.keep(changed, entry);
  });
  await settled(() => void drafts.drop(today));
  await opened();
  expect(drafts.all.map(({ id }) => id)).toEqual(["one"]);
});

test("a change that could not be kept is said until the next one is", async () => {
  await opened();
  vi.mocked(core.keepDraft).mockRejectedValueOnce(new CoreError("storage_timeout", "late"));
  await settled(() => drafts.keep(today, entry));
  expect(drafts.error).toBe(words.errors.storage_timeout);
  expect(drafts.of(today)?.entry).toEqual(entry);
  await settled(() => drafts.keep(today, { ...entry, calm: 3 }));
  expect(drafts.error).toBeNull();
});

test("what another window has tapped is shown, and left to it", async () => {
  rows.set("other", JSON.stringify({ version: 3, ...today, entry }));
  const draw = await opened();
  expect(drafts.of(today)?.entry).toEqual(entry);
  await settled(() => void drafts.settle(yesterday));
  // The other window goes on, and takes it into the records.
  rows.delete("other");
  saved.add("other");
  await settled(() => void read());
  expect(drafts.all).toEqual([]);
  await draw(null);
  expect(save).not.toHaveBeenCalled();
});

test("Done takes in what is shown, whoever tapped it", async () => {
  rows.set("other", JSON.stringify({ version: 3, ...today, entry }));
  await opened();
  await settled(() => void drafts.settle(today));
  expect(save).toHaveBeenCalledExactlyOnceWith("checkIn", "other", expect.objectContaining({ mood: 4 }));
});

test("one that is refused does not keep the others, and is left alone by Done for another", async () => {
  await opened();
  await settled(() => drafts.keep(yesterday, { ...entry, mood: 2 }));
  await settled(() => drafts.keep(today, entry));
  save.mockRejectedValueOnce(new CoreError("in_future", "not yet"));
  let isThere: boolean | undefined;
  await settled(() => void drafts.settle(today).then((is) => (isThere = is)));
  expect(isThere).toBe(true);
  expect(drafts.all.map(({ day }) => day)).toEqual([yesterday.day]);
  expect(drafts.error).toBe(words.errors.in_future);
});

test("a change of a check-in that was removed elsewhere is dropped", async () => {
  await opened();
  await settled(() => drafts.keep({ ...changed, id: "gone" }, entry));
  save.mockRejectedValueOnce(new CoreError("not_found", "gone"));
  await settled(() => void drafts.settle({ ...changed, id: "gone" }));
  expect([drafts.all, drafts.error, rows.size]).toEqual([[], null, 0]);
});

test("a save that fails leaves the newest tap on disk", async () => {
  await opened();
  const disk = writing<undefined>();
  vi.mocked(core.keepDraft).mockImplementationOnce(async (_, record, text) => {
    await disk.done;
    rows.set(record, text);
  });
  await settled(() => drafts.keep(today, entry));
  const asked = writing<never>();
  save.mockReturnValueOnce(asked.done.then(() => Promise.reject(new CoreError("storage_timeout", "late"))));
  await settled(() => void drafts.settle(today));
  await settled(() => drafts.keep(today, { ...entry, calm: 9 }));
  await settled(() => disk.end(undefined));
  await settled(() => asked.end(undefined as never));
  expect([...rows.values()].map((text) => JSON.parse(text).entry.calm)).toEqual([9]);
});

test("a tap taken back and made again counts as kept once it is itself on disk", async () => {
  await opened();
  const disk = writing<undefined>();
  vi.mocked(core.keepDraft).mockReturnValueOnce(disk.done);
  await settled(() => drafts.keep(today, entry));
  await settled(() => drafts.keep(today, untouched));
  const again = writing<undefined>();
  vi.mocked(core.keepDraft).mockReturnValueOnce(again.done);
  await settled(() => drafts.keep(today, entry));
  await settled(() => disk.end(undefined));
  expect(drafts.of(today)?.kept).toBe(false);
  await settled(() => again.end(undefined));
  expect(drafts.of(today)?.kept).toBe(true);
});

test("a tap after another window took the check-in in is a change of it", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  const record = String(drafts.of(today)?.record);
  rows.delete(record);
  saved.add(record);
  vi.mocked(core.keepDraft).mockRejectedValueOnce(new CoreError("draft_elsewhere", "taken in"));
  await settled(() => drafts.keep(today, { ...entry, calm: 1 }));
  expect(drafts.error).toBeNull();
  expect(rows.size).toBe(1);
  await settled(() => void read());
  expect(drafts.all.map(({ id, entry: { calm } }) => [id, calm])).toEqual([[record, 1]]);
});

test("what was tapped while the entry was being written goes on as a change of it", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  const record = String(drafts.of(today)?.record);
  const asked = writing<{ id: string; change: number }>();
  save.mockReturnValueOnce(asked.done);
  await settled(() => void drafts.settle(today));
  await settled(() => drafts.keep(today, { ...entry, calm: 7 }));
  saved.add(record);
  await settled(() => asked.end({ id: record, change: 1 }));
  expect(drafts.all.map(({ id, entry: { calm } }) => [id, calm])).toEqual([[record, 7]]);
  expect(drafts.isOurs({ id: record, day: today.day })).toBe(true);
});

const draft = { id: null, day: "2026-05-20", entry };
const texts = (value: object) => [{ record: "begun", text: JSON.stringify(value) }];

test.each([
  ["no JSON", [{ record: "begun", text: "{" }]],
  ["another version", texts({ version: 4, ...draft })],
  ["a level that is no number", texts({ version: 3, ...draft, entry: { ...entry, calm: "3" } })],
  ["half a level", texts({ version: 3, ...draft, entry: { ...entry, calm: 3.5 } })],
  ["sleep that is no number", texts({ version: 3, ...draft, entry: { ...entry, sleep: "7" } })],
  ["no day", texts({ version: 3, id: null, entry })],
  ["no entry", texts({ version: 3, id: null, day: "2026-05-20", entry: null })],
])("%s is no draft", async (_, kept) => {
  await show(<Probe kept={kept} />);
  expect(drafts.all).toEqual([]);
});

test("what is no draft does not take the others with it", async () => {
  await show(
    <Probe kept={[...texts({ version: 9 }), { record: "two", text: JSON.stringify({ version: 3, ...draft }) }]} />,
  );
  expect(drafts.all).toEqual([{ ...draft, record: "two", kept: true }]);
});

test.each([
  ["7.5", 7.5],
  ["7,5", 7.5],
  ["", null],
])("hours of sleep that version 2 had as %j are %j", async (sleep, hours) => {
  await show(<Probe kept={texts({ version: 2, ...draft, entry: { ...entry, sleep } })} />);
  expect(drafts.of(today)?.entry.sleep).toBe(hours);
});
