import { useEffect, useRef, useState } from "preact/hooks";
import { type HeldKeys, holdKeys } from "../../core/keys";
import w from "#words/secrets";

/** Groups in a recovery code. */
export const GROUPS = 8;
/** Digits in a group. */
const DIGITS = 6;

/** The groups of a code, with nothing typed yet. */
export const emptyCode: readonly string[] = Array<string>(GROUPS).fill("");

/** A code as one text. */
export const codeText = (groups: readonly string[]): string => groups.join(" ");

/** Whether every group has all its digits. */
export const isComplete = (groups: readonly string[]): boolean => groups.every((group) => group.length === DIGITS);

/** The groups of a whole code. */
export const groupsOf = (code: string): string[] => code.replace(/\D/g, "").match(/\d{6}/g) ?? [];

interface CodeEntryProps {
  /** All groups, also those that are not asked for. */
  groups: readonly string[];
  onChange: (groups: readonly string[]) => void;
  /** The groups that are asked for, from 0. All if left out. */
  asked?: readonly number[];
  /** An error of the whole code, shown below it. */
  error?: string | undefined;
  testId: string;
}

/** A recovery code, group by group. Each group is checked as soon as it is complete. A whole code can be pasted. */
export function CodeEntry({ groups, onChange, asked = [...groups.keys()], error, testId }: CodeEntryProps) {
  const wrong = useWrongGroups(groups);
  const list = useRef<HTMLOListElement>(null);

  const typed = (at: number, text: string) => {
    const digits = text.replace(/\D/g, "");
    const whole = digits.length === GROUPS * DIGITS;
    const from = whole ? 0 : at;
    const parts = digits.match(/\d{1,6}/g) ?? [""];
    const next = groups.map((group, index) => (asked.includes(index) ? (parts[index - from] ?? group) : group));
    onChange(next);
    const on = asked.find((index) => index > at && (next[index] ?? "").length < DIGITS);
    if (digits.length >= DIGITS && on !== undefined) inputAt(on)?.focus();
  };
  const inputAt = (at: number) => list.current?.querySelector<HTMLInputElement>(`[data-group="${at}"]`);

  const first = asked.find((at) => wrong.has(groups[at] ?? ""));
  return (
    <div class="field">
      <ol class="code-groups" ref={list} data-testid={testId}>
        {asked.map((at) => (
          <li key={at}>
            <label>
              <span class="soft small">{w.group({ at: at + 1 })}</span>
              <input
                class="input number"
                type="text"
                inputMode="numeric"
                autocomplete="off"
                data-group={at}
                data-testid={`${testId}-${at + 1}`}
                aria-invalid={wrong.has(groups[at] ?? "") ? "true" : undefined}
                aria-describedby={`${testId}-error`}
                value={groups[at]}
                onInput={(event) => {
                  typed(at, event.currentTarget.value);
                  // What is no digit, or belongs to the next group, does not stay.
                  event.currentTarget.value = event.currentTarget.value.replace(/\D/g, "").slice(0, DIGITS);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Backspace" && event.currentTarget.value === "") inputAt(at - 1)?.focus();
                }}
              />
            </label>
          </li>
        ))}
      </ol>
      <p class="field-error" id={`${testId}-error`} aria-live="polite" data-testid={`${testId}-error`}>
        {first === undefined ? error : w.wrongGroup({ at: first + 1 })}
      </p>
    </div>
  );
}

/** The complete groups that cannot be part of any code. Only the module that makes the codes can tell. */
function useWrongGroups(groups: readonly string[]): ReadonlySet<string> {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const asked = useRef(new Set<string>());
  const keys = useRef<HeldKeys | null>(null);
  useEffect(
    () => () => {
      keys.current?.end();
      keys.current = null;
    },
    [],
  );
  useEffect(() => {
    for (const group of groups) {
      if (group.length < DIGITS || asked.current.has(group)) continue;
      asked.current.add(group);
      keys.current ??= holdKeys();
      keys.current.ask("checkGroup", group).then(
        (fits) => {
          if (!fits) setWrong((before) => new Set([...before, group]));
        },
        // The whole code is checked again when it is used.
        () => undefined,
      );
    }
  }, [groups]);
  return wrong;
}
