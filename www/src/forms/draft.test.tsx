import { expect, test, vi } from "vitest";
import { coreOf, settled, show } from "../../test/page";
import type { DraftSlot } from "../core/api";
import { CoreError } from "../core/error";
import { words } from "../words/en";
import { type Drafted, readDraft, useDraft } from "./draft";

interface Form {
  readonly id: string | null;
  readonly dose: string;
  readonly note: string;
}

const untouched = (id: string | null): Form => ({ id, dose: "56", note: "" });

let draft: Drafted<Form>;

/** A core that keeps one draft, as the core does. */
function keeping(kept: string | undefined) {
  const store = { text: kept };
  const core = coreOf({
    draft: vi.fn(async () => store.text),
    keepDraft: vi.fn(async (_: DraftSlot, text: string) => {
      store.text = text;
    }),
    dropDraft: vi.fn(async () => {
      store.text = undefined;
    }),
  });
  return { core, store };
}

function Probe({ core, id }: { core: ReturnType<typeof coreOf>; id: string | null }) {
  draft = useDraft(core, "session", id, async () => untouched(id));
  return null;
}

test("without a draft the form is untouched, and nothing is kept until something is typed", async () => {
  const { core, store } = keeping(undefined);
  await show(<Probe core={core} id={null} />);
  expect(draft).toMatchObject({ form: untouched(null), restored: false, error: null });
  expect(core.keepDraft).not.toHaveBeenCalled();
  await settled(() => draft.change({ dose: "84" }));
  expect(draft.form?.dose).toBe("84");
  expect(JSON.parse(store.text ?? "")).toEqual({ id: null, dose: "84", note: "" });
});

test("a draft of this record comes back, with what it does not know as it is untouched", async () => {
  const { core } = keeping(JSON.stringify({ id: "one", dose: "84" }));
  await show(<Probe core={core} id="one" />);
  expect(draft).toMatchObject({ form: { id: "one", dose: "84", note: "" }, restored: true });
});

test.each([
  ["of another record", JSON.stringify({ id: "two", dose: "84" })],
  ["in a shape nobody knows", JSON.stringify({ dose: "84" })],
  ["that is no JSON", "{"],
  ["that is a list", "[]"],
])("a draft %s is not shown, and is left alone by leaving", async (_, kept) => {
  const { core, store } = keeping(kept);
  await show(<Probe core={core} id="one" />);
  expect(draft).toMatchObject({ form: untouched("one"), restored: false });
  await settled(() => void draft.discard());
  expect(store.text).toBe(kept);
});

test("two changes of one event both count", async () => {
  const { core, store } = keeping(undefined);
  await show(<Probe core={core} id={null} />);
  await settled(() => {
    draft.change({ dose: "84" });
    draft.change({ note: "later" });
  });
  expect(draft.form).toEqual({ id: null, dose: "84", note: "later" });
  expect(JSON.parse(store.text ?? "")).toEqual(draft.form);
});

test("starting over drops the draft and shows the form untouched", async () => {
  const { core, store } = keeping(JSON.stringify({ id: null, dose: "84" }));
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.startOver());
  expect(draft).toMatchObject({ form: untouched(null), restored: false });
  expect(store.text).toBeUndefined();
});

test("leaving on purpose drops what was typed here", async () => {
  const { core, store } = keeping(undefined);
  await show(<Probe core={core} id={null} />);
  await settled(() => draft.change({ dose: "84" }));
  await settled(() => void draft.discard());
  expect(store.text).toBeUndefined();
});

test("a change that could not be kept is said, stays on the screen, and is kept by the next one", async () => {
  const { core, store } = keeping(undefined);
  await show(<Probe core={core} id={null} />);
  vi.mocked(core.keepDraft).mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await settled(() => draft.change({ dose: "84" }));
  expect(draft).toMatchObject({ form: { dose: "84" }, error: words.errors.storage_full });
  await settled(() => draft.change({ note: "later" }));
  expect(draft.error).toBeNull();
  expect(JSON.parse(store.text ?? "")).toEqual({ id: null, dose: "84", note: "later" });
});

test("a core that cannot be asked leaves no form, and says why", async () => {
  const core = coreOf({ draft: () => Promise.reject(new CoreError("storage_lost", "gone")) });
  await show(<Probe core={core} id={null} />);
  expect(draft).toMatchObject({ form: null, error: words.errors.storage_lost });
  expect(await readDraft(coreOf({ draft: async () => undefined }), "session")).toBeNull();
});
