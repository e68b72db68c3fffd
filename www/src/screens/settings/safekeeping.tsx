import type { RemoteCore } from "../../core/api";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import { mediumDay } from "../../words/days";
import w from "#words/settings";

/** Links to the lock and to the backup, each with how it stands. */
export function Safekeeping({ core }: { core: RemoteCore }) {
  const view = useView(async () => ({ lock: await core.lock(), backups: await core.backups() }));
  const said = view.view && {
    lock: view.view.lock.hasLock ? w.safekeeping.locked : w.safekeeping.noLock,
    backup: view.view.backups.last
      ? w.safekeeping.backup({ day: mediumDay(view.view.backups.last.day) })
      : w.safekeeping.noBackup,
  };
  return (
    <>
      <h2>{w.safekeeping.title}</h2>
      <ul class="rows settings-links">
        {(["lock", "backup"] as const).map((place) => (
          <li key={place}>
            <a href="./" data-place={to(place)} data-testid={`settings-${place}`}>
              {w.safekeeping.links[place]}
            </a>
            <span class="soft small" data-testid={`settings-${place}-now`}>
              {said?.[place]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
