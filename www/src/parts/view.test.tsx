import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settled, show } from "../../test/page";
import { CoreError } from "../core/error";
import { words } from "../words";
import { useView, type View } from "./view";

const elsewhere = vi.hoisted(() => ({ changes: undefined as unknown }));
vi.mock("../core/client", () => ({
  get changesElsewhere() {
    return elsewhere.changes;
  },
}));

const changes = signal(0);
let shown: View<string>;

function Probe({ ask, of }: { ask: () => Promise<string>; of?: unknown }) {
  shown = useView(ask, of);
  return null;
}

/** A question whose answers arrive when the test says so, in any order. */
function asked() {
  const answers: ((answer: string) => void)[] = [];
  const ask = vi.fn(() => new Promise<string>((resolve) => void answers.push(resolve)));
  return { ask, answers };
}

const seen = () => settled(() => document.dispatchEvent(new Event("visibilitychange")));
const changedElsewhere = () => settled(() => void changes.value++);

beforeEach(() => {
  changes.value = 0;
  elsewhere.changes = changes;
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("it is asked when it comes, when the page is seen again, and when another tab has written", async () => {
  const ask = vi.fn(() => Promise.resolve(`answer ${ask.mock.calls.length}`));
  await show(<Probe ask={ask} />);
  expect(shown).toMatchObject({ view: "answer 1", error: null });
  await seen();
  expect(shown.view).toBe("answer 2");
  await changedElsewhere();
  expect(shown.view).toBe("answer 3");
  await settled(() => void shown.reload());
  expect(shown.view).toBe("answer 4");
});

test("it is not asked while the page is hidden", async () => {
  const ask = vi.fn(() => Promise.resolve("answer"));
  await show(<Probe ask={ask} />);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await seen();
  expect(ask).toHaveBeenCalledOnce();
});

test("it asks for what the screen asks for now, not for what it asked for at first", async () => {
  const of = (days: number) => <Probe ask={() => Promise.resolve(`${days} days`)} of={days} />;
  const draw = await show(of(50));
  expect(shown.view).toBe("50 days");
  await draw(of(1000));
  expect(shown.view).toBe("1000 days");
  await seen();
  expect(shown.view).toBe("1000 days");
  await changedElsewhere();
  expect(shown.view).toBe("1000 days");
});

test("being drawn anew asks nothing", async () => {
  const ask = vi.fn(() => Promise.resolve("answer"));
  const draw = await show(<Probe ask={() => ask()} of={50} />);
  await draw(<Probe ask={() => ask()} of={50} />);
  expect(ask).toHaveBeenCalledOnce();
});

test("an answer that a later question overtook is out of date", async () => {
  const { ask, answers } = asked();
  await show(<Probe ask={ask} />);
  await seen();
  await settled(() => answers[1]?.("newer"));
  await settled(() => answers[0]?.("older"));
  expect(shown.view).toBe("newer");
});

test("a failure is said beside the last view, and goes with the next answer", async () => {
  let fails = false;
  await show(
    <Probe ask={() => (fails ? Promise.reject(new CoreError("storage_full", "full")) : Promise.resolve("answer"))} />,
  );
  fails = true;
  await seen();
  expect(shown).toMatchObject({ view: "answer", error: words.errors.storage_full });
  fails = false;
  await seen();
  expect(shown).toMatchObject({ view: "answer", error: null });
});

test("a screen that has gone is followed no more", async () => {
  const ask = vi.fn(() => Promise.resolve("answer"));
  const draw = await show(<Probe ask={ask} />);
  await draw(null);
  await seen();
  expect(ask).toHaveBeenCalledOnce();
});
