import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

interface ChoiceProps<T> {
  /** The question. */
  legend: ComponentChildren;
  options: readonly Option<T>[];
  /** The chosen value, or null if none is chosen. */
  value: T | null;
  onChange: (value: T) => void;
  /** Side by side, for answers of a word or two. */
  inline?: boolean;
  error?: string | undefined;
  /** Prefix of each answer's test name, followed by its value: `route-oral`. */
  testId?: string | undefined;
}

/** A choice of one answer out of several, as rows wide enough for a thumb. */
export function Choice<T extends string | number>({
  legend,
  options,
  value,
  onChange,
  inline = false,
  error,
  testId,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class={inline ? "choice inline" : "choice"} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      <div class="choice-rows">
        {options.map((option) => (
          <label class="choice-row" key={option.value}>
            <input
              type="radio"
              autocomplete="off"
              name={name}
              data-testid={testId && `${testId}-${option.value}`}
              aria-invalid={error ? "true" : undefined}
              checked={option.value === value}
              onInput={() => {
                onChange(option.value);
              }}
            />
            <Label label={option.label} hint={option.hint} />
          </label>
        ))}
      </div>
      <p class="field-error" id={`${name}-error`} aria-live="polite" data-testid={testId && `${testId}-error`}>
        {error}
      </p>
    </fieldset>
  );
}

interface TickProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testId?: string | undefined;
}

/** A single yes or no, as a row. */
export function Tick({ label, hint, checked, onChange, testId }: TickProps) {
  return (
    <label class="choice-row">
      <span class="tick">
        <input
          type="checkbox"
          autocomplete="off"
          data-testid={testId}
          checked={checked}
          onInput={(event) => {
            onChange(event.currentTarget.checked);
          }}
        />
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12.5l4.5 4.5L19 7.5" />
        </svg>
      </span>
      <Label label={label} hint={hint} />
    </label>
  );
}

function Label({ label, hint }: { label: string; hint: string | undefined }) {
  return (
    <span>
      {label}
      {hint !== undefined && <span class="soft">{hint}</span>}
    </span>
  );
}
