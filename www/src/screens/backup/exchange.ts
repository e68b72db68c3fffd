import type { BackupChoices, RemoteCore } from "../../core/api";
import { CoreError, type ErrorCode } from "../../core/error";

/** What became of another device's file. */
export type Outcome =
  | { readonly is: "added"; readonly device: string; readonly entries: number; readonly day: string }
  | { readonly is: "known"; readonly device: string; readonly day: string }
  | { readonly is: "other"; readonly device: string }
  | { readonly is: "unreadable"; readonly device: string; readonly why: ErrorCode };

/** Files of the devices, by their names. Anything else in the folder is left alone. */
const FILE = /^tidemark-([0-9a-f]{16})\.age$/;
const fileOf = (device: string): string => `tidemark-${device}.age`;
const choices: BackupChoices = { mine: false, takes: [] };

/**
 * Reads what the other devices left in the folder, then leaves there what this one knows. A device writes its own file
 * alone, so a file that is old, doubled or cut short harms nothing, and is told. The file of a removed device is passed over.
 */
export async function exchange(core: RemoteCore, folder: FileSystemDirectoryHandle): Promise<Outcome[]> {
  const devices = await core.devices();
  const passedOver = new Set(devices.filter(({ own, removed }) => own || removed).map(({ device }) => device));
  const outcomes: Outcome[] = [];
  for await (const found of folder.values()) {
    const device = FILE.exec(found.name)?.[1];
    if (found.kind !== "file" || device === undefined || passedOver.has(device)) continue;
    outcomes.push(await read(core, found as FileSystemFileHandle, device));
  }
  await leave(core, folder);
  return outcomes;
}

async function read(core: RemoteCore, handle: FileSystemFileHandle, device: string): Promise<Outcome> {
  try {
    await core.backupOpen(await handle.getFile(), null);
    const { whose, fresh, day } = await core.backupPreview(choices);
    if (whose === "other") return { is: "other", device };
    if (fresh === 0) return { is: "known", device, day };
    const { added } = await core.backupMerge(choices);
    return { is: "added", device, entries: added, day };
  } catch (thrown) {
    return { is: "unreadable", device, why: thrown instanceof CoreError ? thrown.code : "unknown" };
  }
}

async function leave(core: RemoteCore, folder: FileSystemDirectoryHandle): Promise<void> {
  const { file, entries, device } = await core.backupMake();
  const handle = await folder.getFileHandle(fileOf(device), { create: true });
  const writing = await handle.createWritable();
  await writing.write(file as BufferSource);
  await writing.close();
  const written = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  const isWhole = written.length === file.length && written.every((byte, at) => byte === file[at]);
  if (!isWhole) throw new CoreError("backup_damaged", "The file in the folder is not what was written.");
  await core.backupKept(entries);
}
