import type { ComponentChildren, TargetedKeyboardEvent } from "preact";

interface EnterNextProps {
  /** Called at Enter in the last field. */
  onEnd: () => void;
  label: string;
  children: ComponentChildren;
}

/** Fields of one line each. Enter goes from one to the next, so that a list can be typed without a tap in between. */
export function EnterNext({ onEnd, label, children }: EnterNextProps) {
  const key = (event: TargetedKeyboardEvent<HTMLFieldSetElement>) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input.input")];
    const at = fields.indexOf(event.target as HTMLInputElement);
    if (at < 0) return;
    event.preventDefault();
    const next = fields[at + 1];
    if (next) next.focus();
    else onEnd();
  };
  return (
    <fieldset class="enter-next" aria-label={label} onKeyDown={key}>
      {children}
    </fieldset>
  );
}
