import { useState } from "preact/hooks";
import { beforeEach, expect, test, vi } from "vitest";
import { at, settled, show } from "../../test/page";
import { words } from "../words";
import { Scale } from "./scale";

const onChange = vi.fn<(value: number | null) => void>();

const said: (number | null)[] = [];

/** A row that keeps its answer. */
function Kept() {
  const [value, setValue] = useState<number | null>(3);
  said.push(value);
  return <Scale label="Mood" value={value} onChange={setValue} testId="mood" />;
}

/** A row of 110 pixels: each of the eleven places has ten. */
async function row(value: number | null, of: Partial<Parameters<typeof Scale>[0]> = {}) {
  await show(<Scale label="Mood" value={value} onChange={onChange} testId="mood" {...of} />);
  lay();
}

function lay() {
  const box = at("mood-row");
  box.getBoundingClientRect = () => ({ left: 0, width: 110 }) as DOMRect;
  box.setPointerCapture = () => undefined;
}

const touch = (kind: string, x: number, y = 0) =>
  settled(
    () =>
      void at("mood-row").dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: y, button: 0, bubbles: true })),
  );

async function tap(x: number) {
  await touch("pointerdown", x);
  await touch("pointerup", x);
}

beforeEach(() => {
  onChange.mockReset();
});

test.each([
  [0, 0],
  [9, 0],
  [45, 4],
  [101, 10],
  [110, 10],
])("a tap at pixel %i answers %i, also at the very ends", async (x, value) => {
  await row(null);
  await tap(x);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(value);
});

test("a tap on the same value takes it back, and Delete does too", async () => {
  await row(4);
  await tap(45);
  expect(onChange).toHaveBeenLastCalledWith(null);
  onChange.mockReset();
  await settled(() => void at("mood").dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true })));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(null);
});

test("where an answer cannot be taken back, the same tap leaves it", async () => {
  await row(4, { canClear: false });
  await tap(45);
  expect(onChange).not.toHaveBeenCalled();
});

test("a scroll that wanders sideways answers nothing", async () => {
  await row(2);
  await touch("pointerdown", 25, 0);
  await touch("pointermove", 85, 60);
  await touch("pointercancel", 95, 120);
  expect(onChange).not.toHaveBeenCalled();
});

test("a drag that the browser takes for a scroll gives back what was there", async () => {
  await show(<Kept />);
  lay();
  await touch("pointerdown", 25, 0);
  await touch("pointermove", 85, 4);
  expect(said.at(-1)).toBe(8);
  await touch("pointercancel", 85, 80);
  expect(said.at(-1)).toBe(3);
});

test("half steps go up to their own top", async () => {
  await row(null, { top: 5, step: 0.5 });
  await tap(55);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(2.5);
});

test("ends that are not shown are said all the same", async () => {
  await row(null, { ends: ["tense", "calm"], endsUnseen: true });
  const hint = document.getElementById(at("mood").getAttribute("aria-describedby") ?? "");
  expect(hint?.className).toBe("unseen");
  expect(hint?.textContent).toBe(words.parts.ends({ low: "tense", top: 10, high: "calm" }));
});

test("what the ends mean and the day before are said with the row", async () => {
  await row(null, { ends: ["tense", "calm"], before: 3 });
  const hint = document.getElementById(at("mood").getAttribute("aria-describedby") ?? "");
  expect(hint?.textContent).toBe(
    `${words.parts.ends({ low: "tense", top: 10, high: "calm" })} ${words.parts.before({ value: "3" })}`,
  );
});
