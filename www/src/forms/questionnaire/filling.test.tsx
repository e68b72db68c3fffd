import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, settled, show } from "../../../test/page";
import type { Marks, Receipt, RemoteCore, TodayView } from "../../core/api";
import { replace } from "../../core/route";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import w from "#words/questionnaire";
import { Fill, Opening, useFilling } from "./filling";
import { type Form, itemQuestions } from "./form";

vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { changesElsewhere: signal(0) };
});

const TODAY = "2026-05-20";
const wording = {
  form: { name: "Two", stem: "How often?", items: ["Sad", "Tired"], answers: ["never", "often"] },
  short: ["Mood", "Energy"],
};
const empty: Form = { id: null, day: null, items: [null, null], bothOn: null, at: 0 };

type SaveForm = (form: Form, record: string) => Promise<Receipt>;

function Two({ core, begun, save }: { core: RemoteCore; begun: Form; save: SaveForm }) {
  const filling = useFilling(core, "gad7", begun, save);
  if (filling.receipt) {
    return (
      <button type="button" data-testid="undo" onClick={() => void filling.undo()}>
        {filling.receipt.id}
      </button>
    );
  }
  return (
    <Fill
      name="gad7"
      filling={filling}
      questions={(form) => itemQuestions("gad7", wording, form)}
      today={TODAY}
      missing={({ count }) => `${count} skipped`}
    />
  );
}

const rows = new Map<string, string>();
const undo = vi.fn(async () => undefined);

const core = coreOf({
  ...keepingDrafts(rows),
  today: async () => part<TodayView>({ today: TODAY }),
  undo,
});

/** An id that was drawn for a new form. */
const anId: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
/** The one draft that is kept. */
const kept = (): unknown => JSON.parse([...rows.values()][0] ?? "null");

/** Presses an answer. The next question comes after the answer has been seen. */
async function answer(question: number, choice: number) {
  await press(`gad7-item-${question}-choice-${choice}`);
  await settled(() => void vi.advanceTimersByTime(250));
}

beforeEach(() => {
  rows.clear();
  replace("today");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("an answer is kept at once, and leads to the next question", async () => {
  await show(<Two core={core} begun={empty} save={vi.fn()} />);
  await press("gad7-item-1-choice-1");
  expect(kept()).toMatchObject({ items: [1, null], at: 0 });
  expect(at("gad7-item-1-choice-1").getAttribute("aria-pressed")).toBe("true");
  await settled(() => void vi.advanceTimersByTime(250));
  expect(kept()).toMatchObject({ items: [1, null], at: 1 });
  expect(isThere("gad7-item-2")).toBe(true);
});

test("a second tap while the answer is seen is meant for nothing", async () => {
  await show(<Two core={core} begun={empty} save={vi.fn()} />);
  await press("gad7-item-1-choice-1");
  await press("gad7-item-1-choice-0");
  await settled(() => void vi.advanceTimersByTime(250));
  expect(kept()).toMatchObject({ items: [1, null], at: 1 });
});

test("skipping takes the answer back and leads on; what was skipped is named before it is saved", async () => {
  await show(<Two core={core} begun={{ ...empty, items: [1, null] }} save={vi.fn()} />);
  await press("gad7-skip");
  await settled(() => void vi.advanceTimersByTime(250));
  await answer(2, 0);
  expect(kept()).toMatchObject({ items: [null, 0], at: 2 });
  expect(at("gad7-missing").textContent).toContain("1 skipped");
});

test("an answer that is changed from the review leads back to the review", async () => {
  await show(<Two core={core} begun={{ ...empty, items: [0, 1], at: 2 }} save={vi.fn()} />);
  await press("gad7-review-1");
  await answer(1, 1);
  expect(kept()).toMatchObject({ items: [1, 1], at: 2 });
  expect(isThere("gad7-save")).toBe(true);
});

test("the phone's Back leads one question back, and out of a form that was saved", async () => {
  replace("gad7");
  const depth = () => (history.state as { step?: number }).step ?? 0;
  await show(<Two core={core} begun={empty} save={async () => ({ id: "saved", change: 1 })} />);
  await answer(1, 1);
  await answer(2, 0);
  expect([isThere("gad7-save"), depth()]).toEqual([true, 2]);
  await settled(() => history.back());
  expect(at("gad7-item-2-choice-0").getAttribute("aria-pressed")).toBe("true");
  await settled(() => history.back());
  expect(at("gad7-item-1-choice-1").getAttribute("aria-pressed")).toBe("true");
  await answer(1, 0);
  await answer(2, 0);
  await press("gad7-review-1");
  await settled(() => history.back());
  expect([isThere("gad7-save"), depth()]).toEqual([true, 2]);
  await press("gad7-save");
  expect([isThere("undo"), depth()]).toEqual([true, 0]);
  expect(kept()).toMatchObject({ at: 2 });
});

test("Forward to the questions of a saved form begins no draft of it", async () => {
  replace("gad7");
  const save: SaveForm = async (_, record) => {
    // The core drops the draft of the record that it saves.
    rows.delete(record);
    return { id: "saved", change: 1 };
  };
  await show(<Two core={core} begun={empty} save={save} />);
  await answer(1, 1);
  await answer(2, 0);
  await press("gad7-save");
  expect(rows.size).toBe(0);
  // The test's browser forgets what lies ahead once an entry is replaced, so the entry of the second question is made anew.
  await settled(() => {
    history.pushState({ ...history.state, depth: 1, step: 1, at: 1, from: 0 }, "");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  expect([isThere("undo"), rows.size]).toEqual([true, 0]);
});

test("a form that was begun comes back at the question where it was left", async () => {
  rows.set("begun", JSON.stringify({ ...empty, items: [1, null], at: 1 }));
  await show(<Two core={core} begun={empty} save={vi.fn()} />);
  expect(isThere("gad7-item-2")).toBe(true);
  await press("gad7-back");
  expect(at("gad7-item-1-choice-1").getAttribute("aria-pressed")).toBe("true");
});

test("a refused save says why, keeps the answers, and can be tried again", async () => {
  const save = vi.fn<SaveForm>().mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await show(<Two core={core} begun={{ ...empty, items: [0, 1], at: 2 }} save={save} />);
  await press("gad7-save");
  expect(at("gad7-error").textContent).toContain(words.errors.storage_full);
  save.mockResolvedValueOnce({ id: "saved", change: 1 });
  await press("gad7-save");
  expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ items: [0, 1] }), anId);
  expect(at("undo").textContent).toBe("saved");
});

test("a second press on Save while it runs saves nothing twice", async () => {
  const finish: ((receipt: Receipt) => void)[] = [];
  const save = vi.fn<SaveForm>(() => new Promise((resolve) => void finish.push(resolve)));
  await show(<Two core={core} begun={{ ...empty, at: 2 }} save={save} />);
  await press("gad7-save");
  await press("gad7-save");
  expect(save).toHaveBeenCalledOnce();
});

test("a form of the same day is replaced under its own id, or kept beside it for that day only", async () => {
  const twice = new CoreError("form_that_day", "twice", "day", { id: "earlier", time: "09:30" });
  const save = vi.fn<SaveForm>().mockRejectedValue(twice);
  await show(<Two core={core} begun={{ ...empty, at: 2 }} save={save} />);
  await press("gad7-save");
  expect(at("gad7-twice").textContent).toContain(w.twice.today({ time: "09:30" }));
  await press("gad7-both");
  expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ id: null, bothOn: TODAY }), anId);
  await press("gad7-replace");
  expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ id: "earlier", bothOn: null }), "earlier");
});

test("tried again, a new form has the same id, and the draft of one that replaces another goes", async () => {
  const save = vi.fn<SaveForm>().mockRejectedValue(new CoreError("not_known", "late"));
  await show(<Two core={core} begun={{ ...empty, at: 2 }} save={save} />);
  await press("gad7-save");
  await press("gad7-save");
  const [[, first], [, second]] = save.mock.calls as [[Form, string], [Form, string]];
  expect(second).toBe(first);

  await press("gad7-review-1");
  await answer(1, 1);
  expect([...rows.keys()]).toEqual([first]);
  save.mockRejectedValueOnce(new CoreError("form_that_day", "twice", "day", { id: "earlier", time: "09:30" }));
  await press("gad7-save");
  save.mockResolvedValueOnce({ id: "earlier", change: 2 });
  await press("gad7-replace");
  expect(rows.size).toBe(0);
});

test("Undo takes the saved form back into what is filled in", async () => {
  await show(
    <Two core={core} begun={{ ...empty, items: [0, 1], at: 2 }} save={async () => ({ id: "saved", change: 1 })} />,
  );
  await press("gad7-save");
  await press("undo");
  expect(undo).toHaveBeenCalledExactlyOnceWith({ id: "saved", change: 1 });
  expect(isThere("gad7-save")).toBe(true);
  expect(kept()).toMatchObject({ items: [0, 1] });
});

const marks: Marks = {
  id: "kept",
  writtenDay: TODAY,
  writtenTime: "09:30",
  late: false,
  edited: false,
  uncertain: false,
  contested: false,
};

function Opened({
  id,
  forms = [],
}: {
  id: string | null;
  forms?: readonly { marks: Marks; value: { day: string } }[];
}) {
  return (
    <Opening core={core} name="gad7" id={id} kept={async () => forms} asksTwice>
      {(today, form, bothOn) => (
        <p data-testid="open">
          {today} {form?.marks.id ?? "new"} {bothOn ?? "alone"}
        </p>
      )}
    </Opening>
  );
}

test("a form opens over the kept one, and not over one that is gone", async () => {
  const draw = await show(<Opened key="kept" id="kept" forms={[{ marks, value: { day: "2026-05-01" } }]} />);
  expect(at("open").textContent).toBe(`${TODAY} kept alone`);
  await draw(<Opened key="gone" id="gone" forms={[{ marks, value: { day: "2026-05-01" } }]} />);
  expect(isThere("open")).toBe(false);
  expect(document.querySelector("h1")?.textContent).toBe(w.gone);
});

test("a second form of today is asked about first, and not when it was begun already", async () => {
  const forms = [{ marks, value: { day: TODAY } }];
  const draw = await show(<Opened key="new" id={null} forms={forms} />);
  expect(isThere("open")).toBe(false);
  await press("gad7-both");
  expect(at("open").textContent).toBe(`${TODAY} new ${TODAY}`);
  rows.set("begun", JSON.stringify(empty));
  await draw(<Opened key="begun" id={null} forms={forms} />);
  expect(at("open").textContent).toBe(`${TODAY} new alone`);
});
