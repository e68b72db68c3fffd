import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { words } from "../words";

interface Frame {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the entry, and how to put it right. Read out when it appears. */
  error?: string | undefined;
  optional?: boolean | undefined;
  /** Test name of the control. Its error's is the same with `-error` after it. */
  testId?: string | undefined;
}

/** The attributes that bind a control to its label, hint and error. */
export interface Binding {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
  "data-testid": string | undefined;
  /** Else the browser writes what is typed, unsealed, into the file from which it restores its tabs. */
  autocomplete: "off";
}

/** A label with its control, hint and error. `children` gets the attributes that bind them together. */
export function Field({
  label,
  hint,
  error,
  optional,
  testId,
  children,
}: Frame & { children: (bound: Binding) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="field-optional">{words.parts.optional}</span>}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? "true" : undefined,
        "data-testid": testId,
        autocomplete: "off",
      })}
      <p class="field-error" id={`${id}-error`} aria-live="polite" data-testid={testId && `${testId}-error`}>
        {error}
      </p>
    </div>
  );
}

const pads = { text: "text", decimal: "decimal", whole: "numeric", phone: "tel" } as const;
type Kind = keyof typeof pads;

interface TextProps extends Frame {
  value: string;
  onInput: (value: string) => void;
  /** All but `text` open a number pad. The value stays text until the core has read it. */
  kind?: Kind;
  short?: boolean;
}

/** One line of text, or a number as text. */
export function TextField({ value, onInput, kind = "text", short = false, ...frame }: TextProps) {
  return (
    <Field {...frame}>
      {(bound) => (
        <input
          {...bound}
          class={short ? "input short" : "input"}
          type="text"
          inputMode={pads[kind]}
          value={value}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

interface NoteProps extends Frame {
  value: string;
  onInput: (value: string) => void;
  /** One line, which grows with the text. */
  line?: boolean;
}

/** Several lines of text. */
export function NoteField({ value, onInput, line = false, ...frame }: NoteProps) {
  return (
    <Field {...frame}>
      {(bound) => (
        <textarea
          {...bound}
          class={line ? "input grows" : "input"}
          rows={line ? value.split("\n").length : 3}
          value={value}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

interface DateProps extends Frame {
  /** ISO date, or "" if none is set. */
  value: string;
  onInput: (value: string) => void;
  min?: string;
  max?: string;
}

/** A calendar day, with the device's own date picker. */
export function DateField({ value, onInput, min, max, ...frame }: DateProps) {
  return (
    <Field {...frame}>
      {(bound) => (
        <input
          {...bound}
          class="input short"
          type="date"
          value={value}
          min={min}
          max={max}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

/** A time of day as HH:MM, or "" if none is set, with the device's own time picker. */
export function TimeField({ value, onInput, ...frame }: Frame & { value: string; onInput: (value: string) => void }) {
  return (
    <Field {...frame}>
      {(bound) => (
        <input
          {...bound}
          class="input short"
          type="time"
          value={value}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

interface SelectProps<T extends string> extends Frame {
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/**
 * A choice of one out of many, with the device's own list. For up to about six answers, a `Choice` is better. The value
 * is read at `input`, which comes before `change`, since a redraw in between would reset it.
 */
export function SelectField<T extends string>({ value, options, onChange, ...frame }: SelectProps<T>) {
  return (
    <Field {...frame}>
      {(bound) => (
        <select
          {...bound}
          class="input"
          value={value}
          onInput={(event) => {
            onChange(event.currentTarget.value as T);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
