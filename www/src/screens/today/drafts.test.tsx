import { beforeEach, expect, test, vi } from "vitest";
import { coreOf, keepingDrafts, settled, show } from "../../../test/page";
import type { DraftView } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import { type Drafts, useDrafts } from "./drafts";
import { untouched } from "./entry";

const today = { id: null, day: "2026-05-20" };
const yesterday = { id: null, day: "2026-05-19" };
const changed = { id: "one", day: "2026-05-18" };
const entry = { ...untouched, mood: 4 };

let drafts: Drafts;
const rows = new Map<string, string>();
const core = coreOf(keepingDrafts(rows));

function Probe({ kept }: { kept: readonly DraftView[] }) {
  drafts = useDrafts(core, kept);
  return null;
}

const opened = async () => show(<Probe key={Math.random()} kept={await core.drafts("checkIn")} />);

beforeEach(() => {
  rows.clear();
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

test("a draft that was there when the page opened is marked until it is dropped", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  expect(drafts.of(today)?.restored).toBe(false);
  const { record } = drafts.of(today) ?? {};
  await opened();
  await settled(() => drafts.keep(today, { ...entry, mood: 5 }));
  expect(drafts.of(today)).toMatchObject({ record, restored: true });
  await settled(() => drafts.drop(today));
  await settled(() => drafts.keep(today, entry));
  expect(drafts.of(today)?.restored).toBe(false);
  expect(drafts.of(today)?.record).not.toBe(record);
});

test("a record is known by its id, whatever its day", async () => {
  await opened();
  await settled(() => drafts.keep(changed, entry));
  await settled(() => drafts.keep({ ...changed, day: "2026-05-17" }, { ...entry, mood: 9 }));
  expect(drafts.all).toEqual([
    { record: "one", id: "one", day: "2026-05-17", entry: { ...entry, mood: 9 }, restored: false },
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
  await settled(() => drafts.drop(today));
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

const draft = { id: null, day: "2026-05-20", entry };
const texts = (value: object) => [{ record: "begun", text: JSON.stringify(value) }];

test.each([
  ["no JSON", [{ record: "begun", text: "{" }]],
  ["another version", texts({ version: 3, ...draft })],
  ["no list of version 1", texts({ version: 1, drafts: draft })],
  ["a level that is no number", texts({ version: 2, ...draft, entry: { ...entry, calm: "3" } })],
  ["half a level", texts({ version: 2, ...draft, entry: { ...entry, calm: 3.5 } })],
  ["no day", texts({ version: 2, id: null, entry })],
  ["no entry", texts({ version: 2, id: null, day: "2026-05-20", entry: null })],
  ["an empty place of version 1", texts({ version: 1, drafts: [null] })],
])("%s is no draft", async (_, kept) => {
  await show(<Probe kept={kept} />);
  expect(drafts.all).toEqual([]);
});

test("what is no draft does not take the others with it", async () => {
  await show(
    <Probe kept={[...texts({ version: 9 }), { record: "two", text: JSON.stringify({ version: 2, ...draft }) }]} />,
  );
  expect(drafts.all).toEqual([{ ...draft, record: "two", restored: true }]);
});

test("the drafts of version 1 lie in one text, and each is still there", async () => {
  const older = { ...draft, day: "2026-05-19" };
  const change = { ...draft, id: "kept" };
  await show(<Probe kept={texts({ version: 1, drafts: [change, draft, older] })} />);
  expect(drafts.all.map(({ record, id, day }) => [record, id, day])).toEqual([
    ["kept", "kept", "2026-05-20"],
    ["begun", null, "2026-05-20"],
    [expect.stringMatching(/^[0-9a-f]{32}$/), null, "2026-05-19"],
  ]);
});
