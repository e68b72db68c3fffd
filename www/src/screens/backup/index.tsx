import { to } from "../../core/route";
import { storeKind } from "../../core/store";
import { Screen } from "../../parts";
import w from "#words/backup";
import devices from "#words/devices";
import settings from "#words/settings";
import type { CoreProps } from "../props";
import { Conflicts } from "./conflicts";
import { Devices } from "./devices";
import { Make } from "./make";
import { Moving } from "./moving";
import { Restore } from "./restore";

/** Making a backup, bringing one in, and moving to another device. */
export function BackupPlace({ core, rest: [part] }: CoreProps) {
  if (storeKind.value !== "device") return <Screen title={w.title} lede={settings.inSample} />;
  if (part === "restore") return <Restore core={core} />;
  if (part === "move") return <Moving />;
  if (part === "devices") return <Devices core={core} />;
  if (part === "conflicts") return <Conflicts core={core} />;
  return (
    <Make core={core}>
      <ul class="rows settings-links">
        <li>
          <a href="./" data-place={to("backup", "restore")} data-testid="backup-restore">
            {w.restore.title}
          </a>
        </li>
        <li>
          <a href="./" data-place={to("backup", "move")} data-testid="backup-move">
            {w.moving.title}
          </a>
        </li>
        <li>
          <a href="./" data-place={to("backup", "devices")} data-testid="backup-devices">
            {devices.title}
          </a>
        </li>
        <li>
          <a href="./?look" target="_blank" rel="noreferrer" data-testid="backup-look">
            {w.look.title}
          </a>
          <span class="soft small">{w.look.what}</span>
        </li>
      </ul>
    </Make>
  );
}
