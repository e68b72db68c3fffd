import type { ComponentChildren } from "preact";
import type { View } from "./view";
import { words } from "../words";
import { Button } from "./button";
import { Notice } from "./notice";
import { Waiting } from "./progress";
import { Screen } from "./screen";

/** Shows a view once it is loaded. Until then it shows that it is loading, or why it failed. */
export function Loaded<T>({ of, children }: { of: View<T>; children: (view: T) => ComponentChildren }) {
  if (of.view !== null) return <>{children(of.view)}</>;
  if (of.error === null) return <Waiting label={words.shell.loading} />;
  return (
    <Screen title={words.shell.cannotShow}>
      <Notice kind="attention" message={of.error} testId="load-error" />
      <div class="actions">
        <Button onPress={() => void of.reload()}>{words.shell.tryAgain}</Button>
      </div>
    </Screen>
  );
}
