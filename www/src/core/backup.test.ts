import { expect, test, vi } from "vitest";
import type { Core } from "../../../pkg/app/tidemark";
import type { Payloads } from "./backups";

const sync = { vault: new Uint8Array(16), number: 2, key: new Uint8Array(32) };
const opened = { payload: new Uint8Array([1]), sync: sync as typeof sync | null };
const asked = vi.fn(async (_method: string, _given: unknown) => opened);
vi.mock("./nested", () => ({ trustedBackupUrl: () => new URL("blob:backup") }));
vi.mock("./backup-file", () => ({ withBackup: (_: URL, use: (ask: typeof asked) => unknown) => use(asked) }));
const { sealedSession } = await import("./backup");

const steps: string[] = [];
const core = {
  backupKeys: async () => ({ sync }),
  takeSync: async (taken: typeof sync) => void steps.push(`key ${taken.number}`),
} as unknown as Core;
const payloads = {
  mergeBackup: async (payload: Uint8Array) => void steps.push(`merge ${payload}`),
} as unknown as Payloads;
const file = new File([], "backup.age");
const choices = { mine: false, takes: [] };

test("a file that a person opens hands on the key that the devices share, also to a device that is only now one", async () => {
  const session = sealedSession(() => core, payloads);
  await session.backupOpen(file, { passphrase: new Uint8Array([5]) });
  expect(steps).toEqual(["key 2"]);
  await session.backupMerge(choices);
  expect(steps).toEqual(["key 2", "merge 1", "key 2"]);
});

test("a file that opens by that key hands on nothing", async () => {
  steps.length = 0;
  opened.sync = null;
  await sealedSession(() => core, payloads).backupOpen(file, null);
  expect(asked).toHaveBeenLastCalledWith("open", { file, key: { sync: sync.key } });
  expect(steps).toEqual([]);
});
