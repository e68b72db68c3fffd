import { expect, test, vi } from "vitest";
import { coreOf, keepingDrafts, settled, show } from "../../test/page";
import { CoreError } from "../core/error";
import { words } from "../words/en";
import { type Drafted, begunForms, useDraft } from "./draft";

interface Form {
  readonly id: string | null;
  readonly dose: string;
  readonly note: string;
}

const untouched = (id: string | null): Form => ({ id, dose: "56", note: "" });

let draft: Drafted<Form>;

const NEW = "begun";

/** A core that keeps these drafts, by the record that each is about. */
function keeping(kept: Readonly<Record<string, string>> = {}) {
  const rows = new Map(Object.entries(kept));
  return { core: coreOf(keepingDrafts(rows)), rows };
}

/** The one draft that is kept. */
const only = (rows: Map<string, string>): unknown => {
  expect(rows.size).toBe(1);
  return JSON.parse([...rows.values()][0] ?? "");
};

function Probe({ core, id }: { core: ReturnType<typeof coreOf>; id: string | null }) {
  draft = useDraft(core, "session", id, async () => untouched(id));
  return null;
}

test("without a draft the form is untouched, and nothing is kept until something is typed", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  expect(draft).toMatchObject({ form: untouched(null), restored: false, error: null });
  expect(core.keepDraft).not.toHaveBeenCalled();
  await settled(() => draft.change({ dose: "84" }));
  expect(draft.form?.dose).toBe("84");
  expect(only(rows)).toEqual({ id: null, dose: "84", note: "" });
});

test("a draft of this record comes back, with what it does not know as it is untouched", async () => {
  const { core } = keeping({ one: JSON.stringify({ id: "one", dose: "84" }) });
  await show(<Probe core={core} id="one" />);
  expect(draft).toMatchObject({ form: { id: "one", dose: "84", note: "" }, restored: true });
});

test.each([
  ["of another record", "two", JSON.stringify({ id: "two", dose: "84" })],
  ["of a new record", NEW, JSON.stringify({ id: null, dose: "84" })],
  ["in a shape nobody knows", "one", JSON.stringify({ dose: "84" })],
  ["that is no JSON", "one", "{"],
  ["that is a list", "one", "[]"],
])("a draft %s is not shown, and is left alone by leaving", async (_, record, kept) => {
  const { core, rows } = keeping({ [record]: kept });
  await show(<Probe core={core} id="one" />);
  expect(draft).toMatchObject({ form: untouched("one"), restored: false });
  await settled(() => void draft.discard());
  expect([...rows]).toEqual([[record, kept]]);
});

test("two changes of one event both count", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  await settled(() => {
    draft.change({ dose: "84" });
    draft.change({ note: "later" });
  });
  expect(draft.form).toEqual({ id: null, dose: "84", note: "later" });
  expect(only(rows)).toEqual(draft.form);
});

test("starting over drops the draft and shows the form untouched", async () => {
  const { core, rows } = keeping({ [NEW]: JSON.stringify({ id: null, dose: "84" }) });
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.startOver());
  expect(draft).toMatchObject({ form: untouched(null), restored: false });
  expect(rows.size).toBe(0);
});

test("leaving on purpose drops what was typed here", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.change({ dose: "84" }));
  await settled(() => void draft.discard());
  expect(rows.size).toBe(0);
});

test("a change that could not be kept is said, stays on the screen, and is kept by the next one", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  vi.mocked(core.keepDraft).mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await settled(() => draft.change({ dose: "84" }));
  expect(draft).toMatchObject({ form: { dose: "84" }, error: words.errors.storage_full });
  await settled(() => draft.change({ note: "later" }));
  expect(draft.error).toBeNull();
  expect(only(rows)).toEqual({ id: null, dose: "84", note: "later" });
});

test("a core that cannot be asked leaves no form, and says why", async () => {
  const core = coreOf({ drafts: () => Promise.reject(new CoreError("storage_lost", "gone")) });
  await show(<Probe core={core} id={null} />);
  expect(draft).toMatchObject({ form: null, error: words.errors.storage_lost });
});

test("a new form has an id of its own from the start, and keeps it over a kill", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.change({ dose: "84" }));
  const { record } = draft;
  expect(record).toMatch(/^[0-9a-f]{32}$/);
  expect([...rows.keys()]).toEqual([record]);
  await show(<Probe key="after the kill" core={core} id={null} />);
  expect(draft).toMatchObject({ record, restored: true });
});

test("of several new forms the last that was begun is opened, and the others stay", async () => {
  const { core, rows } = keeping({
    first: JSON.stringify({ id: null, dose: "56" }),
    last: JSON.stringify({ id: null, dose: "84" }),
  });
  await show(<Probe core={core} id={null} />);
  expect(draft).toMatchObject({ record: "last", form: { dose: "84" } });
  await settled(() => void draft.discard());
  expect([...rows.keys()]).toEqual(["first"]);
  expect((await begunForms(core, "session")).map(({ record }) => record)).toEqual(["first"]);
});

test.each([
  ["a new record is gone after its Undo, and the form gets another id", null, false],
  ["a kept record is there after its Undo, and the form stays with it", "one", true],
])("%s", async (_, id, same) => {
  const { core } = keeping();
  await show(<Probe core={core} id={id} />);
  await settled(() => draft.change({ dose: "84" }));
  const { record } = draft;
  await settled(() => draft.goOn());
  expect(draft.record === record).toBe(same);
});

test("the next new record has an id of its own, and nothing of the one before is kept for it", async () => {
  const { core, rows } = keeping();
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.change({ dose: "84" }));
  const before = draft.record;
  rows.delete(before);
  await settled(() => draft.next(untouched(null)));
  expect(draft).toMatchObject({ form: untouched(null), restored: false });
  expect(draft.record).not.toBe(before);
  expect(rows.size).toBe(0);
  await settled(() => draft.change({ dose: "28" }));
  expect([...rows.keys()]).toEqual([draft.record]);
});
