import { beforeEach, expect, test, vi } from "vitest";
import { coreOf } from "../../../test/page";
import type { BackupPreview, DeviceView } from "../../core/api";
import { CoreError } from "../../core/error";
import { exchange } from "./exchange";

const OWN = "a".repeat(16);
const OTHER = "b".repeat(16);
const THIRD = "c".repeat(16);
const REMOVED = "e".repeat(16);

const deviceOf = (device: string, given: Partial<DeviceView>): DeviceView => ({
  device,
  own: false,
  newest: null,
  lastRead: null,
  removed: false,
  batch: null,
  ...given,
});

/** The folder: each file by its name. */
let files: Map<string, Uint8Array>;
/** What the cloud does to a file as it is written. */
let spoil: (bytes: Uint8Array) => Uint8Array;

const folder = {
  async *values() {
    for (const name of files.keys()) yield handleOf(name);
  },
  getFileHandle: async (name: string) => handleOf(name),
} as unknown as FileSystemDirectoryHandle;

function handleOf(name: string) {
  return {
    kind: "file",
    name,
    getFile: async () => new File([files.get(name) as BlobPart], name),
    createWritable: async () => ({
      write: async (bytes: Uint8Array) => void files.set(name, spoil(bytes)),
      close: async () => undefined,
    }),
  };
}

let open: string;
const previews = new Map<string, Partial<BackupPreview>>();
const backupMerge = vi.fn(async (_: unknown) => ({ batch: "x", added: 3, cloned: 0, newDevice: false }));
const backupKept = vi.fn(async (_: number) => undefined);
const core = coreOf({
  devices: async () => [deviceOf(OWN, { own: true }), deviceOf(REMOVED, { removed: true })],
  backupOpen: async (file: File) => {
    open = file.name;
    if (!previews.has(open)) throw new CoreError("backup_damaged", "cut short");
  },
  backupPreview: async () => previews.get(open) as BackupPreview,
  backupMerge,
  backupMake: async () => ({ file: new Uint8Array([1, 2, 3]), entries: 7, device: OWN }),
  backupKept,
});

beforeEach(() => {
  files = new Map();
  spoil = (bytes) => bytes;
  previews.clear();
  backupMerge.mockClear();
  backupKept.mockClear();
});

const fileOf = (device: string, preview?: Partial<BackupPreview>) => {
  const name = `tidemark-${device}.age`;
  files.set(name, new Uint8Array([9]));
  if (preview) previews.set(name, { day: "2026-11-02", whose: "same", fresh: 0, ...preview });
};

test("what another device left is added, and this one's file is written and read back", async () => {
  fileOf(OTHER, { fresh: 3 });
  expect(await exchange(core, folder)).toEqual([{ is: "added", device: OTHER, entries: 3, day: "2026-11-02" }]);
  expect(files.get(`tidemark-${OWN}.age`)).toEqual(new Uint8Array([1, 2, 3]));
  expect(backupKept).toHaveBeenCalledWith(7);
});

test("another device's file is never written, and what is not ours in the folder is left alone", async () => {
  fileOf(OTHER, { fresh: 3 });
  files.set("holiday.jpg", new Uint8Array([5]));
  files.set("tidemark-2026-11-02.txt", new Uint8Array([6]));
  const before = new Map(files);
  expect(await exchange(core, folder)).toHaveLength(1);
  for (const [name, bytes] of before) expect(files.get(name)).toEqual(bytes);
});

test("an old file, a damaged one and one of other records change nothing, and each is told", async () => {
  fileOf(OTHER, { fresh: 0 });
  fileOf(THIRD);
  fileOf("d".repeat(16), { whose: "other", fresh: 9 });
  const outcomes = await exchange(core, folder);
  expect(outcomes.map(({ is }) => is)).toEqual(["known", "unreadable", "other"]);
  expect(backupMerge).not.toHaveBeenCalled();
});

test("this device's own older file is not read", async () => {
  fileOf(OWN, { fresh: 3 });
  expect(await exchange(core, folder)).toEqual([]);
  expect(backupMerge).not.toHaveBeenCalled();
});

test("the file of a removed device is not read, and not told as missing or old", async () => {
  fileOf(REMOVED, { fresh: 3 });
  expect(await exchange(core, folder)).toEqual([]);
  expect(backupMerge).not.toHaveBeenCalled();
});

test("a file that the folder cuts short is no backup", async () => {
  spoil = (bytes) => bytes.slice(0, 2);
  await expect(exchange(core, folder)).rejects.toMatchObject({ code: "backup_damaged" });
  expect(backupKept).not.toHaveBeenCalled();
});
