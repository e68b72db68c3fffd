import { useSignal } from "@preact/signals";
import type { RemoteCore } from "../core/api";
import { keep, kept } from "../core/local";
import { to } from "../core/route";
import { Button } from ".";
import backup from "#words/backup";
import { useView } from "./view";

const w = backup.quiet;

/**
 * One quiet line below everything else on Today: the backup is missing or old, or, once and after some days of use, there
 * could be a lock. A backup that was put off is not taken for one, so its line stays.
 */
export function Safekeeping({ core }: { core: RemoteCore }) {
  const offered = useSignal(kept("tidemark.lock-offered") !== null);
  const { view } = useView(async () => ({ lock: await core.lock(), backups: await core.backups() }));
  if (!view) return null;
  const { lock, backups } = view;
  const answer = () => {
    keep("tidemark.lock-offered", "1");
    offered.value = true;
  };
  if (!lock.hasLock && !offered.value)
    return (
      <div class="quiet-line" data-testid="quiet-lock">
        <p class="soft">{w.lock}</p>
        <div class="actions">
          <Button kind="text" onPress={answer} testId="quiet-lock-later">
            {w.later}
          </Button>
          <a class="button text" href="./" data-place={to("lock")} onClick={answer} data-testid="quiet-lock-open">
            {w.lockOpen}
          </a>
        </div>
      </div>
    );
  if (!backups.old) return null;
  return (
    <p class="quiet-line soft" data-testid="quiet-backup">
      {backups.last === null ? w.none : w.old({ day: backups.last.day })}{" "}
      <a class="button text" href="./" data-place={to("backup")} data-testid="quiet-backup-open">
        {w.open}
      </a>
    </p>
  );
}
