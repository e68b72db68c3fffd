import { useId, useRef } from "preact/hooks";
import { words } from "../words";

const TOP = 10;
const DELETE_KEYS = ["Delete", "Backspace"];
/** Pixels sideways after which a touch counts as a drag along the track and no longer as the start of a scroll. */
const DRAG = 6;

interface ScaleProps {
  label: string;
  /** 0 to 10, or null if unanswered. Unanswered is drawn empty and dashed, never as 0. */
  value: number | null;
  /** Called with the new value, or with null when the answer is taken back. */
  onChange: (value: number | null) => void;
  /** Whether an answer can be taken back here. One that is saved at once has Undo for it. */
  canClear?: boolean;
  /** What 0 and 10 mean. */
  ends?: readonly [low: string, high: string];
  /** Test name of the slider. */
  testId?: string | undefined;
}

/**
 * One gauge row: tap or drag anywhere on the track. A vertical swipe that starts on it scrolls and does not answer. For
 * the keyboard and assistive technology it is a slider: digits answer, and Delete takes the answer back.
 */
export function Scale({ label, value, onChange, canClear = true, ends, testId }: ScaleProps) {
  const id = useId();
  const endsId = useId();
  const touch = useRef<{ x: number; dragging: boolean } | null>(null);

  const answer = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * (TOP + 1));
    const next = Math.min(TOP, Math.max(0, place));
    if (next !== value) onChange(next);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    touch.current = { x: event.clientX, dragging: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!touch.current) return;
    if (!touch.current.dragging && Math.abs(event.clientX - touch.current.x) < DRAG) return;
    touch.current.dragging = true;
    answer(event);
  };
  const up = (event: PointerEvent) => {
    if (touch.current) answer(event);
    touch.current = null;
  };
  const cancel = () => {
    touch.current = null;
  };

  const key = (event: KeyboardEvent) => {
    if (/^[0-9]$/.test(event.key)) onChange(Number(event.key));
    else if (DELETE_KEYS.includes(event.key)) onChange(null);
    else return;
    event.preventDefault();
  };

  return (
    <div class="scale">
      <div class="scale-head">
        <label class="scale-label" for={id}>
          {label}
        </label>
        <span class="scale-value">
          {canClear && value !== null && (
            <button
              type="button"
              class="scale-clear"
              aria-label={`${words.parts.clear}: ${label}`}
              onClick={() => {
                onChange(null);
              }}
            >
              {words.parts.clear}
            </button>
          )}
          {value ?? ""}
        </span>
      </div>
      <div
        class={value === null ? "scale-track empty" : "scale-track"}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={cancel}
      >
        {value !== null && <div class="scale-water" style={{ "--at": String(value) }} />}
        <input
          id={id}
          class="scale-input"
          data-testid={testId}
          type="range"
          autocomplete="off"
          min={0}
          max={TOP}
          step={1}
          value={value ?? TOP / 2}
          aria-describedby={ends && endsId}
          aria-valuetext={value === null ? words.parts.notAnswered : String(value)}
          onInput={(event) => {
            onChange(Number(event.currentTarget.value));
          }}
          onKeyDown={key}
        />
      </div>
      {ends && (
        <div class="scale-ends" id={endsId}>
          <span>{ends[0]}</span> <span>{ends[1]}</span>
        </div>
      )}
    </div>
  );
}
