import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, show } from "../../../test/page";
import { CoreError } from "../../core/error";

vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { coreState: signal({ is: "starting" }), changesElsewhere: signal(0), changesHere: signal(0) };
});
vi.mock("../../core/keys", () => ({ withKeys: vi.fn(), holdKeys: vi.fn() }));
vi.mock("../../core/new-lock", () => ({ newRecovery: vi.fn(), ageIdentity: vi.fn() }));
vi.mock("../../parts/secrets/code-steps", () => ({
  CodeSteps: ({ onDone }: { onDone: (code: string) => void }) => (
    <button type="button" data-testid="code-steps" onClick={() => onDone("110011")} />
  ),
}));
const { Make } = await import("./make");

const backupKept = vi.fn(async (_: number) => undefined);
const backupMake = vi.fn(async () => ({ file: new Uint8Array([1, 2, 3]), entries: 12, device: "a" }));
let recovery: boolean;
const core = coreOf({
  backups: async () => ({ last: { day: "2026-10-20", entries: 9 }, since: 3, old: true }),
  lock: async () => ({ hasLock: false, recovery, ways: [] }),
  backupMake,
  backupKept,
  keepRecovery: async () => {
    recovery = true;
  },
} as never);
const share = vi.fn(async (_: unknown) => undefined);

beforeEach(() => {
  recovery = true;
  backupKept.mockClear();
  backupMake.mockClear();
  share.mockReset().mockResolvedValue(undefined);
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:1");
  Object.assign(navigator, { canShare: () => true, share });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const make = async () => {
  await show(<Make core={core}>{null}</Make>);
  await press("backup-make");
};

test("the age of the last backup is said, with what came after it", async () => {
  await show(<Make core={core}>{null}</Make>);
  expect(at("backup-age").textContent).toContain("20 Oct 2026");
  expect(at("backup-age").dataset.since).toBe("3");
});

test("a backup counts only once it has left the app", async () => {
  await make();
  expect(at("backup-ready").dataset.entries).toBe("12");
  expect(backupKept).not.toHaveBeenCalled();
  await press("backup-share");
  expect(backupKept).toHaveBeenCalledWith(12);
});

test("closing the share sheet is no backup, and no error", async () => {
  share.mockRejectedValueOnce(new DOMException("", "AbortError"));
  await make();
  await press("backup-share");
  expect(backupKept).not.toHaveBeenCalled();
  expect(isThere("backup-not-shared")).toBe(false);
});

test("a share that fails says that the file can be saved instead", async () => {
  share.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  await make();
  await press("backup-share");
  expect(backupKept).not.toHaveBeenCalled();
  expect(isThere("backup-not-shared")).toBe(true);
});

test("the file is a text that names nothing but the app and the day", async () => {
  await make();
  await press("backup-share");
  const [{ files }] = share.mock.calls[0] as [{ files: File[] }];
  expect(files[0]?.type).toBe("text/plain");
  expect(files[0]?.name).toMatch(/^tidemark-\d{4}-\d\d-\d\d\.txt$/);
});

test("a backup that cannot be read back is not offered", async () => {
  backupMake.mockRejectedValueOnce(new CoreError("backup_damaged", "digest"));
  await make();
  expect(isThere("backup-error")).toBe(true);
  expect(isThere("backup-ready")).toBe(false);
});

test("without a recovery code, that comes first", async () => {
  recovery = false;
  await show(<Make core={core}>{null}</Make>);
  expect(isThere("backup-make")).toBe(false);
  expect(isThere("backup-code")).toBe(true);
});

test("that the recovery code is set is said until a backup is made", async () => {
  recovery = false;
  await show(<Make core={core}>{null}</Make>);
  await press("backup-code");
  await press("code-steps");
  expect(isThere("backup-code-done")).toBe(true);
  await press("backup-make");
  expect(isThere("backup-ready")).toBe(true);
  expect(isThere("backup-code-done")).toBe(false);
});
