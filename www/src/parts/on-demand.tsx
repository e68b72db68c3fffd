import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button, Notice, Screen, Waiting } from ".";
import { words } from "../words";
import { loadRest } from "../words/language";

/**
 * A screen whose script is loaded when it is first shown. The service worker has fetched that script with all the
 * others, so the network is needed only before the first visit is complete. A screen that was loaded comes back without
 * a wait. Until then it shows that it is loading; a part of a screen shows nothing, so that nothing comes and goes.
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>, isPart = false): ComponentType<P> {
  const loaded = signal<ComponentType<P> | null>(null);

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each screen, as the page loads
  return function OnDemand(props: P) {
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded.peek()) return;
      loadRest()
        .then(load)
        .then(
          (Part) => {
            loaded.value = Part;
          },
          () => {
            setFailed(true);
          },
        );
    }, []);

    const Part = loaded.value;
    if (Part) return <Part {...props} />;
    if (failed) return <NotLoaded />;
    return isPart ? null : <Waiting label={words.shell.opening} />;
  };
}

/**
 * Reloading is the only way out: a browser may remember, for as long as the page lives, that a script failed to load.
 */
function NotLoaded() {
  return (
    <Screen title={words.shell.cannotShow}>
      <Notice kind="attention" message={words.shell.notLoaded} testId="not-loaded" />
      <div class="actions">
        <Button
          kind="primary"
          onPress={() => {
            location.reload();
          }}
          testId="not-loaded-reload"
        >
          {words.shell.reload}
        </Button>
      </div>
    </Screen>
  );
}
