import type { Leftovers } from "../../core/erase";
import { Button, Screen, Waiting } from "../../parts";
import { eraseAroundAndLook } from "../../core/erased";
import settings from "#words/settings";

const w = settings.erase;

/** What Tidemark still found after erasing. Nothing can be entered until the page is reloaded. */
export function Erased({ left }: { left: Leftovers | "erasing" }) {
  if (left === "erasing") return <Waiting label={w.finishing} />;
  const places = (["caches", "settings"] as const).filter((place) => left[place]);
  const clean = places.length === 0;
  return (
    <>
      <Screen title={clean ? w.done : w.left}>
        <div data-testid="erased" data-left={places.join(" ")}>
          <p>{clean ? w.checked : w.leftWhat({ names: places.map((place) => w.leftNames[place]).join(", ") })}</p>
          <p>{w.kept}</p>
        </div>
      </Screen>
      <div class="actions">
        {!clean && (
          <Button onPress={() => void eraseAroundAndLook()} testId="erase-retry">
            {w.retry}
          </Button>
        )}
        <Button kind="primary" onPress={beginAnew} testId="erase-again">
          {w.again}
        </Button>
      </div>
    </>
  );
}

function beginAnew() {
  history.replaceState(null, "", "/");
  location.reload();
}
