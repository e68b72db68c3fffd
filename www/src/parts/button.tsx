import type { ComponentChildren } from "preact";

interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  /** `primary` once a screen at most; `text` looks like a link; `attention` is for help and erasing. */
  kind?: "primary" | "plain" | "text" | "attention";
  /** Why it does nothing yet. It keeps its place in the tab order, so that the reason can be heard. */
  waiting?: boolean;
  /** A fuller name, when the words on it need their surroundings to be understood. */
  label?: string | undefined;
  testId?: string | undefined;
}

/** A button. Inside a form it does not submit: screens decide on the press. */
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
