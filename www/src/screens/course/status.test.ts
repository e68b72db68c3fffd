import { describe, expect, test } from "vitest";
import { part } from "../../../test/page";
import type {
  CourseView,
  EvidenceView,
  Marks,
  Setback,
  SetbackView,
  State,
  StatusView,
  TotalView,
} from "../../core/api";
import w from "#words/course";
import { age, isAnswered, marks, reason, title, told } from "./status";

const TODAY = "2026-05-20";
const form: EvidenceView = { id: "one", day: "2026-05-18", total: part<TotalView>({ shown: 4, imputed: false }) };

function status(about: Partial<StatusView>): StatusView {
  return part<StatusView>({
    state: "remission",
    full: false,
    stale: false,
    uncertain: false,
    item9LeftOut: false,
    paused: null,
    remissionLost: false,
    relapsedOn: null,
    passedOver: null,
    latest: form,
    ageDays: 2,
    baseline: form,
    latestIsBaseline: false,
    change: -8,
    realChange: true,
    items: [],
    chain: { first: "2026-04-01", last: "2026-05-18", spanDays: 47, forms: 3 },
    blocks: [],
    needs: [],
    setback: null,
    ...about,
  });
}

const why = (about: Partial<StatusView>, course: Partial<CourseView> = {}) =>
  reason({ ...part<CourseView>({ today: TODAY, courseStart: "2026-03-01", ...course }), status: status(about) });

describe("the one sentence", () => {
  test.each([
    ["there is no score", { latest: null, state: "unknown" }, w.none],
    ["the only score is from before treatment", { latestIsBaseline: true, state: "unknown" }, w.tooEarly],
    ["it is fresh", { state: "remission" }, "Remission"],
    ["it is stale", { state: "remission", stale: true }, "Last known: remission"],
    ["nothing was ever known", { state: "unknown", stale: true }, w.states.unknown],
  ] as [string, Partial<StatusView>, string][])("when %s", (_, about, sentence) => {
    expect(title(status(about))).toBe(sentence);
  });
});

describe("the age of the evidence", () => {
  test("is said in days, and as doubt where it is stale", () => {
    expect(age(status({}))).toBe(w.age({ age: "2 days ago" }));
    expect(age(status({ stale: true, ageDays: 40 }))).toBe(w.stale({ age: "40 days ago" }));
  });

  test("names a skipped question 9 before the staleness that comes of it", () => {
    expect(age(status({ stale: true, item9LeftOut: true }))).toBe(w.staleItem9({ age: "2 days ago" }));
  });

  test("asks for the first form where there is none", () => {
    expect(age(status({ ageDays: null }))).toBe(w.unknown.noForm);
  });
});

describe("why it is said", () => {
  test("is how long the scores have been low, or were where that is paused or stale", () => {
    expect(why({})).toBe(w.meanings.remission({ span: "6 weeks", still: true }));
    expect(why({ stale: true })).toBe(w.meanings.remission({ span: "6 weeks", still: false }));
    expect(why({ paused: { since: form.day, decidesFrom: TODAY } })).toBe(
      w.meanings.remission({ span: "6 weeks", still: false }),
    );
  });

  test("is nothing without a form, and too early with one from before treatment alone", () => {
    expect(why({ latest: null })).toBeNull();
    expect(why({ latestIsBaseline: true })).toBe(w.tooEarlyWhy);
  });

  test("is what is missing where nothing is known", () => {
    expect(why({ state: "unknown" }, { courseStart: null })).toBe(w.unknown.notStarted);
    expect(why({ state: "unknown", baseline: null })).toBe(w.unknown.noBaseline);
    expect(why({ state: "unknown" })).toBe(w.unknown.mildBaseline);
  });

  test("is a worse score than before treatment only where the change is real and upwards", () => {
    expect(why({ state: "noResponse", change: 6, realChange: true })).toBe(w.higher);
    expect(why({ state: "noResponse", change: 6, realChange: false })).toBe(w.meanings.noResponse);
    expect(why({ state: "noResponse", change: -6, realChange: true })).toBe(w.meanings.noResponse);
  });

  test("is the answer that keeps a low score from counting, or that answers are missing", () => {
    const blocked = (blocks: StatusView["blocks"]) => why({ state: "remissionRange", blocks });
    expect(blocked(["item9"])).toBe(w.blocked.answer);
    expect(blocked(["coreMood", "incomplete"])).toBe(w.blocked.answer);
    expect(blocked(["incomplete"])).toBe(w.blocked.incomplete);
    expect(blocked(["item9Unknown"])).toBe(w.blocked.incomplete);
    expect(blocked([])).toBe(w.meanings.remissionRange);
  });

  test("names the days to repeat a high form, to the last of them and no longer", () => {
    const repeat = (until: string) =>
      why({ state: "possibleRelapse", needs: [{ kind: "form" }, { kind: "repeat", from: "2026-05-15", until }] });
    expect(repeat(TODAY)).toBe(
      `${w.meanings.possibleRelapse} ${w.repeatBy({ from: "15 May 2026", until: "20 May 2026" })}`,
    );
    expect(repeat("2026-05-19")).toBe(w.meanings.possibleRelapse);
  });

  test("is the setback that decided, after what was before it", () => {
    const setback = (about: Partial<Setback>): SetbackView => ({
      marks: part<Marks>({ id: "setback" }),
      value: { day: "2026-05-10", what: "hospitalised", reason: "mentalHealth", ...about },
    });
    const { before, stay, oldStay, attempt } = w.setback;
    const when = "10 May 2026";
    expect(why({ state: "relapse", setback: setback({}) })).toBe(`${before.relapse} ${stay({ day: when })}`);
    expect(why({ state: "recurrence", setback: setback({}) })).toBe(`${before.recurrence} ${stay({ day: when })}`);
    expect(why({ state: "relapse", setback: setback({ reason: null }) })).toBe(
      `${before.relapse} ${oldStay({ day: when })}`,
    );
    expect(why({ state: "relapse", setback: setback({ what: "attempt", reason: null }) })).toBe(
      `${before.relapse} ${attempt({ day: when })}`,
    );
  });
});

describe("what keeps a score from counting", () => {
  test("is an answer, or that one is missing", () => {
    expect(isAnswered(["incomplete", "item9Unknown", "itemsUnknown"])).toBe(false);
    expect(isAnswered(["incomplete", "item9"])).toBe(true);
    expect(isAnswered(["coreMood"])).toBe(true);
  });

  test("is said once: a skipped question 9 says that the form is not complete", () => {
    expect(told(["incomplete", "item9Unknown"])).toEqual(["item9Unknown"]);
    expect(told(["coreMood", "incomplete"])).toEqual(["coreMood", "incomplete"]);
  });
});

describe("marks beside the state", () => {
  const names = (about: Partial<StatusView>) => marks(status(about)).map(({ name }) => name);
  const text = (about: Partial<StatusView>) => marks(status(about)).map(({ text }) => text)[0];

  test("there are none on an ordinary day", () => {
    expect(marks(status({}))).toEqual([]);
  });

  test("a pause is marked, and not beside a possible relapse, which asks in its own words", () => {
    const paused = { since: form.day, decidesFrom: "2026-06-01" };
    expect(text({ paused })).toBe(w.marks.paused({ from: "1 Jun 2026" }));
    expect(names({ paused, state: "possibleRelapse" })).toEqual([]);
  });

  test("full remission is marked beside a recovery only: alone it is the state", () => {
    expect(names({ full: true, state: "recovery" })).toEqual(["full"]);
    expect(names({ full: true, state: "fullRemission" })).toEqual([]);
  });

  test("a lost remission is not played down after an answer to question 9", () => {
    const item9 = (latest: number | null) => [{ item: 9, baseline: 0, latest }];
    expect(text({ remissionLost: true })).toBe(w.marks.remissionLost);
    expect(text({ remissionLost: true, items: item9(0) })).toBe(w.marks.remissionLost);
    expect(text({ remissionLost: true, items: item9(null) })).toBe(w.marks.remissionLost);
    expect(text({ remissionLost: true, items: item9(1) })).toBe(w.marks.remissionLostItem9);
  });

  test.each<[State, readonly string[]]>([
    ["response", ["after-relapse"]],
    ["relapse", []],
    ["recurrence", []],
  ])("a relapse before is marked beside what came after it: %s", (state, expected) => {
    expect(names({ state, relapsedOn: "2026-02-01" })).toEqual(expected);
  });

  test("a form that does not count is named with why, once", () => {
    const passedOver = { form, blocks: ["incomplete" as const, "item9Unknown" as const] };
    expect(text({ passedOver })).toBe(`${w.marks.passedOver({ day: "18 May 2026" })} ${w.blocks.item9Unknown}`);
    expect(text({ passedOver, item9LeftOut: true })).toBe(w.marks.passedOver({ day: "18 May 2026" }));
  });
});
