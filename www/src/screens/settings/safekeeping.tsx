import { useSignal } from "@preact/signals";
import type { RemoteCore, RemoteReport } from "../../core/api";
import { Chevron } from "../../parts/chevron";
import { Reminder } from "../../parts/reminder";
import { useView } from "../../parts/view";
import { mediumDay } from "../../words/days";
import reminder from "#words/reminder";
import settings from "#words/settings";
import { SettingsRow } from "./settings-row";

const w = settings.safekeeping;

/** What keeps the records coming, and safe: the reminder, a copy, and the lock, each with how it stands. */
export function Safekeeping({ core, report }: { core: RemoteCore; report: RemoteReport }) {
  const { view } = useView(async () => ({ lock: await core.lock(), backups: await core.backups() }));
  const last = view?.backups.last;
  return (
    <ul class="rows">
      <ReminderRow report={report} />
      <SettingsRow
        place="backup"
        label={w.copy}
        what={view === null ? undefined : last ? w.backup({ day: mediumDay(last.day) }) : w.noBackup}
      />
      <SettingsRow
        place="lock"
        label={w.lock}
        what={view === null ? undefined : view.lock.hasLock ? w.locked : w.noLock}
      />
    </ul>
  );
}

function ReminderRow({ report }: { report: RemoteReport }) {
  const open = useSignal(false);
  return (
    <li>
      <button
        type="button"
        class="row-open"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
        data-testid="settings-reminder"
      >
        <span>
          <strong>{reminder.title}</strong>
          <span class="soft small row-what">{w.reminder}</span>
        </span>
        <Chevron />
      </button>
      {open.value && (
        <div class="session-more">
          <Reminder report={report} />
        </div>
      )}
    </li>
  );
}
