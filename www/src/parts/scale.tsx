import { useId, useRef } from "preact/hooks";
import { words } from "../words";

const DELETE_KEYS = ["Delete", "Backspace"];
/** Pixels sideways after which a touch counts as a drag along the row and no longer as the start of a scroll. */
const DRAG = 10;

interface ScaleProps {
  label: string;
  /** Null if unanswered. Unanswered is drawn as an empty outline, never as 0. */
  value: number | null;
  /** Called with the new value, or with null when the answer is taken back. */
  onChange: (value: number | null) => void;
  /** Whether an answer can be taken back here. One that is saved at once has Undo for it. */
  canClear?: boolean;
  /** The highest value. The lowest is 0. */
  top?: number;
  step?: number;
  /** The value in words. Without it, the number alone. */
  say?: (value: number) => string;
  /** What the two ends mean. */
  ends?: readonly [low: string, high: string] | undefined;
  /** Whether the ends are said and not shown, as below a row that shows the same. */
  endsUnseen?: boolean;
  /** The answer of the day before, marked on the row. */
  before?: number | null | undefined;
  /** Test name of the slider. */
  testId?: string | undefined;
}

interface Touch {
  readonly x: number;
  readonly y: number;
  readonly from: number | null;
  dragging: boolean;
}

/**
 * One row to answer: tap or drag anywhere on it, and tap the same value again to take it back. A swipe that starts on it
 * scrolls and leaves the answer as it was. For the keyboard and assistive technology it is a slider: digits answer, and
 * Delete takes the answer back.
 */
export function Scale({
  label,
  value,
  onChange,
  canClear = true,
  top = 10,
  step = 1,
  say = String,
  ends,
  endsUnseen = false,
  before = null,
  testId,
}: ScaleProps) {
  const id = useId();
  const touch = useRef<Touch | null>(null);

  const placeOf = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * (top / step + 1));
    return Math.min(top, Math.max(0, place * step));
  };
  const answer = (next: number | null) => {
    if (next !== value) onChange(next);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    touch.current = { x: event.clientX, y: event.clientY, from: value, dragging: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!touch.current) return;
    const [right, down] = [Math.abs(event.clientX - touch.current.x), Math.abs(event.clientY - touch.current.y)];
    touch.current.dragging ||= right > DRAG && right > 2 * down;
    if (touch.current.dragging) answer(placeOf(event));
  };
  const up = (event: PointerEvent) => {
    const { current } = touch;
    touch.current = null;
    if (!current) return;
    const place = placeOf(event);
    answer(canClear && !current.dragging && place === current.from ? null : place);
  };
  const cancel = () => {
    if (touch.current) answer(touch.current.from);
    touch.current = null;
  };

  const key = (event: KeyboardEvent) => {
    if (/^[0-9]$/.test(event.key)) onChange(Number(event.key));
    else if (DELETE_KEYS.includes(event.key) && canClear) onChange(null);
    else return;
    event.preventDefault();
  };

  const hint = ends !== undefined || before !== null ? `${id}-hint` : undefined;
  return (
    <div
      class={value === null ? "scale empty" : "scale"}
      style={{ "--steps": String(top) }}
      data-testid={testId && `${testId}-row`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={cancel}
    >
      {value !== null && <div class="scale-water" style={{ "--at": String(Math.min(value, top)) }} />}
      {before !== null && <div class="scale-before" style={{ "--at": String(Math.min(before, top)) }} />}
      <label class="scale-label" for={id}>
        {label}
      </label>
      {value !== null && (
        <span class="scale-value" aria-hidden="true">
          {say(value)}
        </span>
      )}
      {hint && (
        <span class={value === null && !endsUnseen ? "scale-hint" : "unseen"} id={hint}>
          {ends && words.parts.ends({ low: ends[0], top, high: ends[1] })}
          {before !== null && <span class="unseen"> {words.parts.before({ value: say(before) })}</span>}
        </span>
      )}
      <input
        id={id}
        class="scale-input"
        data-testid={testId}
        type="range"
        autocomplete="off"
        min={0}
        max={top}
        step={step}
        value={value ?? top / 2}
        aria-valuetext={value === null ? words.parts.notAnswered : say(value)}
        aria-describedby={hint}
        onInput={(event) => {
          onChange(Number(event.currentTarget.value));
        }}
        onKeyDown={key}
      />
    </div>
  );
}
