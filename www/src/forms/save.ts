import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { CoreError } from "../core/error";
import { explain } from "../words/explain";
import { whenKept } from "./draft-queue";

/** Saving a form, and why the last try was refused. It never touches the form itself. */
export interface Save {
  /** Runs a save. A second press while one is running does nothing. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  /** What is wrong with a field, in words. */
  readonly at: (field: string) => string | undefined;
  /** What is wrong with the save as a whole, in words. */
  readonly whole: string | null;
  /** Clears a refused field's error after a button changed its value. Typing and choosing clear it by themselves. */
  readonly mend: (field: string) => void;
}

const refused = '[aria-invalid="true"]';

/**
 * Whether this control was refused, or the one beside it: a day and its time, or a dose and its unit, are changed
 * together.
 */
function isRefused(control: EventTarget | null): boolean {
  if (!(control instanceof Element)) return false;
  return control.matches(refused) || control.closest(".pair")?.querySelector(refused) != null;
}

/**
 * `fields` are the fields that show their own error, or that of a part: "end" shows the error of "end.day". The first
 * that fits is used; any other error belongs to the form as a whole. `sentence` may put an error into the form's own
 * words.
 */
export function useSave(fields: readonly string[], sentence?: (error: CoreError) => string | undefined): Save {
  const [thrown, setThrown] = useState<unknown>(null);
  const running = useRef(false);

  // Focus the first refused field, so that its error is read out and the keyboard opens for it.
  useLayoutEffect(() => {
    if (thrown !== null) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [thrown]);

  // Once the refused field is changed, its error no longer applies.
  useEffect(() => {
    if (thrown === null) return;
    const typed = ({ target }: Event) => {
      if (isRefused(target)) setThrown(null);
    };
    document.addEventListener("input", typed);
    return () => {
      document.removeEventListener("input", typed);
    };
  }, [thrown]);

  const run = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    try {
      await whenKept(work);
      setThrown(null);
    } catch (error) {
      setThrown(error);
    } finally {
      running.current = false;
    }
  };

  const path = thrown instanceof CoreError ? thrown.field : undefined;
  const field = path === undefined ? undefined : fields.find((name) => path === name || path.startsWith(`${name}.`));
  const message = thrown === null ? null : (thrown instanceof CoreError && sentence?.(thrown)) || explain(thrown);
  return {
    run,
    at: (name) => (name === field ? (message ?? undefined) : undefined),
    whole: field === undefined ? message : null,
    mend: (name) => {
      if (name === field) setThrown(null);
    },
  };
}
