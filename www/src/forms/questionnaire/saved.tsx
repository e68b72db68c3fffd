import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Notice, Screen } from "../../parts";
import { explain } from "../../words/explain";
import { to } from "../../core/route";
import { words } from "../../words";
import w from "#words/questionnaire";

interface SavedProps {
  /** Prefix of the buttons' test names. */
  name: string;
  title: string;
  lede: string;
  onUndo: () => Promise<void>;
  children?: ComponentChildren;
}

/** The result of a saved form. */
export function Saved({ name, title, lede, onUndo, children }: SavedProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const undo = () => {
    onUndo().catch((thrown: unknown) => {
      setFailure(explain(thrown));
    });
  };
  return (
    <Screen title={title} lede={lede}>
      {children}
      <Notice message={words.done.saved} action={{ label: words.parts.undo, onPress: undo }} testId={`${name}-saved`} />
      <Notice kind="attention" message={failure} testId={`${name}-error`} />
      <div class="actions">
        <a class="button primary" href="./" data-place={to("today")} data-testid={`${name}-done`}>
          {w.done}
        </a>
      </div>
    </Screen>
  );
}
