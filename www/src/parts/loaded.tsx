import type { ComponentChildren } from "preact";
import { explain } from "../shell/explain";
import type { View } from "../shell/view";
import { words } from "../words/en";
import { Button } from "./button";
import { Notice } from "./notice";
import { Waiting } from "./progress";

/** Shows a view once it is there; until then what is awaited, or why it did not come. */
export function Loaded<T>({ view, children }: { view: View<T>; children: (value: T) => ComponentChildren }) {
  if (view.value !== undefined) return <>{children(view.value)}</>;
  if (view.error === undefined) return <Waiting label={words.shell.loading} />;
  return (
    <>
      <Notice kind="attention" message={explain(view.error)} testId="load-error" />
      <div class="actions">
        <Button onPress={() => void view.reload()}>{words.shell.tryAgain}</Button>
      </div>
    </>
  );
}
