import { beforeEach, expect, test, vi } from "vitest";
import { coreOf, settled, show } from "../../../test/page";
import { CoreError } from "../../core/error";
import { words } from "../../words/en";
import { type Drafts, useDrafts } from "./drafts";
import { untouched } from "./entry";

const today = { id: null, day: "2026-05-20" };
const yesterday = { id: null, day: "2026-05-19" };
const changed = { id: "one", day: "2026-05-18" };
const entry = { ...untouched, mood: 4 };

let drafts: Drafts;
let text: string | null;

const core = coreOf({
  keepDraft: vi.fn(async (_, kept) => {
    text = kept;
  }),
  dropDraft: vi.fn(async () => {
    text = null;
  }),
});

function Probe({ kept }: { kept: string | null }) {
  drafts = useDrafts(core, kept);
  return null;
}

const opened = () => show(<Probe kept={text} />);

beforeEach(() => {
  text = null;
});

test("drafts of days and of records stand side by side, and come back", async () => {
  await opened();
  await settled(() => {
    drafts.keep(today, entry);
    drafts.keep(yesterday, { ...entry, mood: 2 });
    drafts.keep(changed, { ...entry, mood: 0 });
  });
  await opened();
  expect(drafts.of(today)).toEqual(entry);
  expect(drafts.of(yesterday)?.mood).toBe(2);
  expect(drafts.of(changed)?.mood).toBe(0);
  expect(drafts.of({ id: null, day: changed.day })).toBeUndefined();
});

test("a record is known by its id, whatever its day", async () => {
  await opened();
  await settled(() => drafts.keep(changed, entry));
  await settled(() => drafts.keep({ ...changed, day: "2026-05-17" }, { ...entry, mood: 9 }));
  expect(drafts.all).toEqual([{ id: "one", day: "2026-05-17", entry: { ...entry, mood: 9 } }]);
});

test("a new check-in of which nothing is left is dropped, a changed one is kept", async () => {
  await opened();
  await settled(() => drafts.keep(today, entry));
  await settled(() => drafts.keep(today, untouched));
  expect(drafts.all).toEqual([]);
  expect(text).toBeNull();
  await settled(() => drafts.keep(changed, untouched));
  expect(drafts.of(changed)).toEqual(untouched);
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
  expect(drafts.of(today)).toEqual(entry);
  await settled(() => drafts.keep(today, { ...entry, calm: 3 }));
  expect(drafts.error).toBeNull();
});

const draft = { id: null, day: "2026-05-20", entry };

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["another version", JSON.stringify({ version: 2, drafts: [draft] })],
  ["no list", JSON.stringify({ version: 1, drafts: draft })],
  ["a level that is no number", JSON.stringify({ version: 1, drafts: [{ ...draft, entry: { ...entry, calm: "3" } }] })],
  ["half a level", JSON.stringify({ version: 1, drafts: [{ ...draft, entry: { ...entry, calm: 3.5 } }] })],
  ["no day", JSON.stringify({ version: 1, drafts: [{ id: null, entry }] })],
  ["no entry", JSON.stringify({ version: 1, drafts: [{ id: null, day: "2026-05-20", entry: null }] })],
  ["an empty place", JSON.stringify({ version: 1, drafts: [null] })],
])("%s is no draft", async (_, kept) => {
  await show(<Probe kept={kept} />);
  expect(drafts.all).toEqual([]);
});

test("what is no draft does not take the others with it", async () => {
  await show(<Probe kept={JSON.stringify({ version: 1, drafts: [null, draft] })} />);
  expect(drafts.all).toEqual([draft]);
});
