import { useEffect, useRef, useState } from "preact/hooks";
import { CoreError } from "../core/error";
import { explain } from "../words/explain";

/** A save of a form, and what the last try was refused for. The form itself is never touched by it. */
export interface Save {
  /** Runs a save; a second press while one runs does nothing. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  /** What is wrong with a field, in words. */
  readonly at: (field: string) => string | undefined;
  /** What is wrong with the save as a whole, in words. */
  readonly whole: string | null;
  /** A field is other than when it was refused, by a press of a button: its error goes, as it does by typing and choosing. */
  readonly mend: (field: string) => void;
}

const refused = '[aria-invalid="true"]';

/** Whether this control was refused, or the one beside it: a day and its time, a dose and its unit are changed together. */
function isRefused(control: EventTarget | null): boolean {
  if (!(control instanceof Element)) return false;
  return control.matches(refused) || control.closest(".pair")?.querySelector(refused) != null;
}

/**
 * `fields` are those that show an error of their own, or of a part of theirs: "end" that of "end.day". The first that fits
 * counts. Any other error is one of the whole. `sentence` may put an error into the form's own words.
 */
export function useSave(fields: readonly string[], sentence?: (error: CoreError) => string | undefined): Save {
  const [thrown, setThrown] = useState<unknown>(null);
  const running = useRef(false);

  // The first refused field takes the focus, so that its error is read out and the keyboard is there.
  useEffect(() => {
    if (thrown !== null) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [thrown]);

  // What a field was refused for is no longer true of what is typed or chosen there now.
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
      await work();
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
