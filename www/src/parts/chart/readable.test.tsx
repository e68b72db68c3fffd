import { expect, test, vi } from "vitest";
import { at, settled, show } from "../../../test/page";
import { Readable, type Reading } from "./readable";
import { Tide, type TideData } from "./tide";

const readings: Reading[] = [
  { at: 0, value: 4, text: "4", said: () => ["Mon 2 Nov"], place: "today/2026-11-02" },
  { at: 1, value: null, text: "–", said: () => ["Tue 3 Nov, no check-in"], place: "today/2026-11-03" },
  { at: 2, value: 7, text: "7", said: () => ["today", "day 1 after 3 Nov"] },
];

const drawn = (range: readonly [number, number] = [0, 2]) => (
  <Readable
    title="Your mood by day."
    height={112}
    sides={[0, 0]}
    range={range}
    values={[0, 10]}
    readings={readings}
    testId="water"
  >
    {() => null}
  </Readable>
);
const chart = () => show(drawn());

const slider = () => at("water-slider");
const key = (name: string) =>
  settled(() => slider().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })));
/** 328 px wide, three days: at 0, 164 and 328. */
const touch = (type: string, clientX: number, pointerType = "touch") =>
  settled(() => slider().dispatchEvent(new PointerEvent(type, { clientX, pointerType, bubbles: true })));
const read = () => at("water-read").textContent;
const value = () => slider().getAttribute("aria-valuetext");

test("the newest is read first, and arrow keys read the others, in the readout and to a listener", async () => {
  await chart();
  expect([slider().getAttribute("role"), slider().tabIndex, value()]).toEqual([
    "slider",
    0,
    "7, today, day 1 after 3 Nov",
  ]);
  await key("ArrowLeft");
  expect([read(), value()]).toEqual(["– Tue 3 Nov, no check-in ", "–, Tue 3 Nov, no check-in"]);
  expect(document.querySelector(".chart-ring")).toBe(null);
  await key("Home");
  expect([read(), slider().getAttribute("aria-valuenow")]).toEqual(["4 Mon 2 Nov ", "0"]);
  expect(document.querySelector(".chart-ring")).not.toBe(null);
  await key("ArrowLeft");
  expect(value()).toBe("4, Mon 2 Nov");
  await key("End");
  expect(value()).toBe("7, today, day 1 after 3 Nov");
});

test("a finger that is drawn over the chart reads, and a mouse reads without a press", async () => {
  await chart();
  await touch("pointermove", 0);
  expect(value(), "a finger that is not down").toBe("7, today, day 1 after 3 Nov");
  await touch("pointerdown", 300);
  await touch("pointermove", 170);
  expect(value()).toBe("–, Tue 3 Nov, no check-in");
  await touch("pointercancel", 170);
  await touch("pointermove", 0);
  expect(value(), "the page scrolls").toBe("–, Tue 3 Nov, no check-in");
  await touch("pointermove", 0, "mouse");
  expect(value()).toBe("4, Mon 2 Nov");
});

test("the readout opens what it says, and so does a second tap on the same day, or Enter", async () => {
  await chart();
  const opened = vi.fn((event: Event) => event.preventDefault());
  const tap = async (x: number) => {
    await touch("pointerdown", x);
    at("water-read").addEventListener("click", opened);
    await touch("pointerup", x);
  };
  await tap(10);
  expect([at("water-read").dataset.place, opened.mock.calls.length]).toEqual(["today/2026-11-02", 0]);
  await tap(12);
  expect(opened).toHaveBeenCalledTimes(1);
  await key("Enter");
  expect(opened).toHaveBeenCalledTimes(2);
  await touch("pointerdown", 12);
  await touch("pointermove", 160);
  await touch("pointermove", 14);
  await touch("pointerup", 60);
  expect(opened, "a finger drawn over the chart opens nothing").toHaveBeenCalledTimes(2);
});

test("the browser keeps its own keys, and another button than the first opens nothing", async () => {
  await chart();
  const back = new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true, cancelable: true, bubbles: true });
  await settled(() => slider().dispatchEvent(back));
  expect([back.defaultPrevented, value()]).toEqual([false, "7, today, day 1 after 3 Nov"]);
  await key("Home");
  const opened = vi.fn((event: Event) => event.preventDefault());
  at("water-read").addEventListener("click", opened);
  for (const type of ["pointerdown", "pointerup"])
    await settled(() => slider().dispatchEvent(new PointerEvent(type, { clientX: 0, button: 2, bubbles: true })));
  expect(opened).not.toHaveBeenCalled();
});

test("other days are read from the last, whatever was read of those before", async () => {
  const page = await chart();
  await key("Home");
  await page(drawn([0, 9]));
  expect(value()).toBe("7, today, day 1 after 3 Nov");
});

const tide = (data: Partial<TideData>) =>
  show(
    <Tide
      data={{ range: [0, 9], today: 6, levels: [], sessions: [], planned: null, lift: null, ahead: [], ...data }}
      title="Your mood by day."
      height={112}
      readings={readings}
      testId="water"
    />,
  );
const heights = (name: string) =>
  [...document.querySelectorAll(`line.${name}`)].map((line) => Number(line.getAttribute("y1")));
const highest = () =>
  Math.min(...[...document.querySelectorAll(".chart-point")].map((dot) => Number(dot.getAttribute("cy"))));

test("the high line stands where the best days were, above the half line, and both are named in the gutter", async () => {
  const levels = [3, 8, 8, 8, 6, 5].map((level, day) => ({ day, level }));
  await tide({ levels, sessions: [0], planned: 9, lift: { session: 0, high: 8, half: 5 } });
  expect(heights("chart-high")).toEqual([highest()]);
  expect(heights("chart-half")[0]).toBeGreaterThan(highest());
  const end = Number(document.querySelector("line.chart-high")?.getAttribute("x2"));
  for (const text of [...document.querySelectorAll("text")].filter(({ textContent }) =>
    /^(high|half)$/.test(textContent ?? ""),
  ))
    expect(Number(text.getAttribute("x"))).toBeGreaterThan(end);
  expect(document.querySelectorAll(".chart-session.planned")).toHaveLength(1);
});

test("one day is drawn, and ten years are few points", async () => {
  await tide({ levels: [{ day: 6, level: 5 }] });
  expect(document.querySelectorAll(".chart-point")).toHaveLength(1);
  expect(document.querySelector(".chart-water")?.getAttribute("d")).toMatch(/^M.*Z$/);
});

test("ten years are drawn with few points", async () => {
  const levels = Array.from({ length: 3650 }, (_, day) => ({ day, level: 5 + 4 * Math.sin(day) }));
  await tide({
    range: [0, 3649],
    today: 3649,
    levels,
    sessions: Array.from({ length: 260 }, (_, index) => index * 14),
  });
  const drawn = [...document.querySelectorAll("path")].map(
    (path) => path.getAttribute("d")?.match(/[MLC]/g)?.length ?? 0,
  );
  expect(
    drawn.every((points) => points <= 700),
    String(drawn),
  ).toBe(true);
  expect(document.querySelectorAll(".chart-point")).toHaveLength(1);
});

test("moods of another app are hollow and named", async () => {
  await tide({
    others: [
      { day: 1, level: 2.5, app: "Daylio 1–5" },
      { day: 2, level: 10, app: "Daylio 1–5" },
    ],
  });
  expect(document.querySelectorAll(".chart-point.open")).toHaveLength(2);
  expect([...document.querySelectorAll("text")].map(({ textContent }) => textContent)).toContain("Daylio 1–5");
});

test("today before its check-in is a dashed ring where it is expected", async () => {
  await tide({
    levels: [{ day: 5, level: 5 }],
    ahead: [
      { day: 6, level: 4.5 },
      { day: 7, level: 4 },
    ],
  });
  expect(document.querySelectorAll(".chart-expected")).toHaveLength(1);
  await tide({ levels: [{ day: 6, level: 5 }], ahead: [{ day: 6, level: 4.5 }] });
  expect(document.querySelectorAll(".chart-expected")).toHaveLength(1);
});
