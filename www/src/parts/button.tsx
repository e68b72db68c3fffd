import type { ComponentChildren } from "preact";

interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  /** `primary` at most once a screen; `text` looks like a link; `attention` is for help and erasing. */
  kind?: "primary" | "plain" | "text" | "attention";
  /** Why it does nothing yet. The button keeps its place in the tab order, so that the reason can be heard. */
  waiting?: boolean;
  /** A fuller name, if its words only make sense in their surroundings. */
  label?: string | undefined;
  testId?: string | undefined;
}

/** A button. It never submits a form: screens act on the press. */
export function Button({ children, onPress, kind = "plain", waiting = false, label, testId }: ButtonProps) {
  return (
    <button
      type="button"
      class={kind === "plain" ? "button" : `button ${kind}`}
      aria-disabled={waiting}
      aria-label={label}
      data-testid={testId}
      onClick={() => {
        if (!waiting) onPress();
      }}
    >
      {children}
    </button>
  );
}
