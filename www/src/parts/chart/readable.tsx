import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { useSize } from "./figure";
import type { Drawn } from "./pieces";
import { moved, nearest } from "./read";
import { plot } from "./scale";

/** What can be read at one place of a chart. */
export interface Reading {
  /** Where it is, on the scale of the axis below. */
  readonly at: number;
  /** Where its ring goes, on the scale of the values; null for a place without a value. */
  readonly value: number | null;
  /** The value in words or digits. */
  readonly text: string;
  /** When it was, and what else is to be said. Asked only of the place that is read: there may be thousands. */
  readonly said: () => readonly string[];
  /** The place that a tap on the readout opens. */
  readonly place?: string;
}

interface ReadableProps {
  /** What the drawing shows, in one sentence. */
  title: string;
  /** Height in pixels. */
  height: number;
  /** Room for numbers on the left and names on the right, in sizes of the letters. */
  sides: readonly [left: number, right: number];
  /** First and last place of the axis below. */
  range: readonly [from: number, to: number];
  /** Lowest and highest value. */
  values: readonly [low: number, high: number];
  /** At least one, from left to right. The last is read first. */
  readings: readonly Reading[];
  children: (drawn: Drawn) => ComponentChildren;
  testId: string;
}

/** The farthest a finger moves on a tap, in pixels. */
const TAP = 10;

/**
 * A drawing that can be read by touch, by mouse and with arrow keys: a hairline, a ring, and one line above. A tap on
 * that line, or a second tap on the same place, opens what was read. Scrolling up and down goes on over it. When it is
 * about other days, it is read anew from the last.
 */
export const Readable = (props: ReadableProps) => <Reader key={props.range.join(" ")} {...props} />;

function Reader({ title, height, sides, range, values, readings, children, testId }: ReadableProps) {
  const slider = useRef<HTMLDivElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const pressed = useRef<{ x: number; again: number | null } | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const { width, em } = useSize(slider);
  const [left, right] = sides;
  const [from, to] = range;
  const [low, top] = values;
  const drawn: Drawn = useMemo(() => {
    const margin = { top: 8, right: right * em, bottom: 13 + em * 1.3, left: left * em };
    return { ...plot({ width, height, margin }, [from, to], [low, top]), em, width, height };
  }, [width, em, height, left, right, from, to, low, top]);
  const drawing = useMemo(() => children(drawn), [children, drawn]);

  const last = readings.length - 1;
  const at = Math.min(chosen ?? last, last);
  const reading = readings[at];
  if (!reading) return null;
  const x = drawn.x(reading.at);

  const pick = (event: PointerEvent): number => {
    const box = slider.current?.getBoundingClientRect();
    const place = nearest(
      readings.map((one) => drawn.x(one.at)),
      event.clientX - (box?.left ?? 0),
    );
    setChosen(place);
    return place;
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    pressed.current = { x: event.clientX, again: chosen };
    pick(event);
  };
  const move = (event: PointerEvent) => {
    if (pressed.current || event.pointerType === "mouse") pick(event);
  };
  const lift = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { x: start, again } = pressed.current ?? { x: event.clientX, again: null };
    pressed.current = null;
    if (Math.abs(event.clientX - start) < TAP && pick(event) === again) link.current?.click();
  };
  const key = (event: KeyboardEvent) => {
    // With these, the arrow keys are the browser's: Back and Forward.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") link.current?.click();
    const next = moved(event.key, at, last);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  };

  return (
    <>
      <Readout reading={reading} link={link} testId={`${testId}-read`} />
      <div
        class="chart-slider"
        ref={slider}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={[reading.text, ...reading.said()].join(", ")}
        onKeyDown={key}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={() => {
          pressed.current = null;
        }}
        data-testid={`${testId}-slider`}
      >
        <svg class="chart-drawing" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} height={height}>
          {drawing}
          <line class="chart-hair" x1={x} x2={x} y1={drawn.top - 6} y2={drawn.bottom} />
          {reading.value !== null && <circle class="chart-ring" cx={x} cy={drawn.y(reading.value)} r={6.5} />}
        </svg>
      </div>
    </>
  );
}

interface ReadoutProps {
  reading: Reading;
  link: { current: HTMLAnchorElement | null };
  testId: string;
}

function Readout({ reading: { text, said, place }, link, testId }: ReadoutProps) {
  const [when, ...more] = said();
  const line = (
    <>
      <b>{text}</b> <span>{when}</span> {more.length > 0 && <span class="chart-more">{more.join(", ")}</span>}
    </>
  );
  return place === undefined ? (
    <p class="chart-read" data-testid={testId}>
      {line}
    </p>
  ) : (
    <a class="chart-read" href="./" data-place={place} ref={link} data-testid={testId}>
      {line}
    </a>
  );
}
