import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, settled, show, type } from "../../../test/page";
import type { BackupChoices, BackupKey, BackupPreview } from "../../core/api";
import { CoreError } from "../../core/error";

vi.mock("../../core/client", async () => {
  const { signal } = await import("@preact/signals");
  return { coreState: signal({ is: "starting" }), changesElsewhere: signal(0), changesHere: signal(0) };
});
vi.mock("../../core/keys", () => ({ holdKeys: () => ({ ask: async () => true, end: () => undefined }) }));
const keys = vi.hoisted(() => ({
  inspectBackup: vi.fn(),
  isSealed: vi.fn(async (_: File) => true),
  passphraseKey: vi.fn(async (passphrase: string) => ({ passphrase })),
  codeKey: vi.fn(async (identity: string) => ({ identity })),
}));
vi.mock("../../core/backup-keys", () => keys);
vi.mock("../../core/new-lock", () => ({ publicKey: async (identity: string) => `public of ${identity}` }));
const { Restore } = await import("./restore");
const { route } = await import("../../core/route");
const { passOn, takePassed } = await import("../../parts/passed-file");
const { words } = await import("../../words/en");
const { backup } = await import("../../words/en/backup");
const w = backup.restore;

const kdf = { memory: 65_536, passes: 3, lanes: 1, salt: new Uint8Array(16) };
const preview: BackupPreview = {
  whose: "same",
  device: "a",
  own: true,
  day: "2026-11-02",
  time: "09:30",
  entries: 10,
  fresh: 4,
  newRecords: 3,
  relied: [],
  changed: 0,
  changes: [],
  conflicts: 0,
  cloned: 0,
};
const backupOpen = vi.fn<(file: File, key: BackupKey | null) => Promise<void>>();
const backupPreview = vi.fn<(choices: BackupChoices) => Promise<BackupPreview>>();
const backupMerge = vi.fn(async (_: BackupChoices) => ({ batch: "b", added: 4, cloned: 0, newDevice: false }));
const undoImport = vi.fn(async (_: string) => undefined);
const keepRecovery = vi.fn(async (_: unknown) => undefined);
let recovery: boolean;
const core = coreOf({
  lock: async () => ({ hasLock: false, ways: [], recovery }),
  keepRecovery,
  backupOpen,
  backupPreview,
  backupMerge,
  backupClose: async () => undefined,
  undoImport,
} as never);

beforeEach(() => {
  keys.inspectBackup.mockReset().mockResolvedValue({ recovery: true, sync: true, kdf, tellsDamage: true });
  backupOpen.mockReset().mockResolvedValue();
  backupPreview.mockReset().mockResolvedValue(preview);
  backupMerge.mockClear();
  keepRecovery.mockClear();
  recovery = true;
  undoImport.mockClear();
});

/** Chooses a file, as the browser's dialog would. */
async function choose() {
  await show(<Restore core={core} />);
  await settled(() => {
    const input = at<HTMLInputElement>("restore-file");
    Object.defineProperty(input, "files", { value: [new File(["x"], "a.txt")], configurable: true });
    Object.defineProperty(input, "value", { value: "", writable: true, configurable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
const tick = (testId: string) =>
  settled(() => {
    const input = at<HTMLInputElement>(testId);
    input.checked = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });

test("a backup of these records opens by itself, is added whole, and can be undone", async () => {
  await choose();
  expect(backupOpen.mock.calls[0]?.[1]).toBeNull();
  await press("restore-add");
  expect(backupMerge).toHaveBeenCalledWith({ mine: false, takes: [] });
  expect(isThere("restore-added")).toBe(true);
  await press("restore-added-action");
  expect(undoImport).toHaveBeenCalledWith("b");
  expect(isThere("restore-said")).toBe(true);
});

test("any other file asks for its passphrase or its code, and a wrong one changes nothing", async () => {
  backupOpen.mockImplementation(async (_, key) => {
    if (!key || !("passphrase" in key) || String(key.passphrase) !== "right") throw new CoreError("wrong_key", "no");
  });
  await choose();
  await tick("file-by-passphrase");
  await type("file-passphrase", "wrong");
  await press("file-open");
  expect(isThere("file-error")).toBe(true);
  expect(isThere("restore-preview")).toBe(false);
  await type("file-passphrase", "right");
  await press("file-open");
  expect(isThere("restore-preview")).toBe(true);
  expect(backupMerge).not.toHaveBeenCalled();
});

const typeCode = () => type("file-code-1", "110011 220022 330033 440044 550055 660066 110110 220220");

test.each([true, false])("on a device without a recovery code, the code of the file is kept: %s", async (has) => {
  recovery = has;
  keys.inspectBackup.mockResolvedValue({ recovery: true, sync: false, kdf: null });
  await choose();
  await typeCode();
  await press("file-open");
  await press("restore-add");
  if (has) expect(keepRecovery).not.toHaveBeenCalled();
  else expect(keepRecovery).toHaveBeenCalledWith({ public: expect.stringContaining("public of 110011 220022") });
});

test("a sealed file of another program is told at once", async () => {
  keys.inspectBackup.mockRejectedValueOnce(new CoreError("not_a_backup", "no"));
  await choose();
  expect(at("restore-error").textContent).toBe(words.errors.not_a_backup);
  expect(isThere("open-file")).toBe(false);
});

test("any other file is led to where it can be brought in, and goes along", async () => {
  keys.isSealed.mockResolvedValueOnce(false);
  await choose();
  expect(keys.inspectBackup).not.toHaveBeenCalled();
  await press("restore-foreign-action");
  expect(route.value).toEqual({ place: "import", rest: [] });
  expect(takePassed("import")?.name).toBe("a.txt");
});

test("a backup that was chosen under Import is opened without being chosen again", async () => {
  passOn(new File(["x"], "b.txt"), "restore");
  expect(route.value).toEqual({ place: "backup", rest: ["restore"] });
  await show(<Restore core={core} />);
  expect(isThere("restore-preview")).toBe(true);
});

test.each([
  [true, w.wrong.recovery],
  [false, `${w.wrong.recovery} ${w.orDamaged}`],
])("a code that opens nothing is said to be wrong; where the file tells of damage: %s", async (tellsDamage, said) => {
  backupOpen.mockRejectedValue(new CoreError("wrong_key", "no"));
  keys.inspectBackup.mockResolvedValue({ recovery: true, sync: false, kdf: null, tellsDamage });
  await choose();
  await typeCode();
  await press("file-open");
  expect(at("file-error").textContent).toBe(said);
});

test.each([
  ["backup_damaged", words.errors.backup_damaged],
  ["too_many", backup.faults.too_many],
  ["in_future", backup.faults.in_future],
] as const)("%s is said of the file and not of a form", async (code, said) => {
  backupOpen.mockRejectedValue(new CoreError(code, "no"));
  await choose();
  await typeCode();
  await press("file-open");
  expect(at("file-error").textContent).toBe(said);
});

test("another person's records are added only after the person says that they are theirs", async () => {
  backupPreview.mockResolvedValue({ ...preview, whose: "other" });
  await choose();
  await press("restore-add");
  expect(backupMerge).not.toHaveBeenCalled();
  await tick("restore-mine");
  expect(backupPreview).toHaveBeenLastCalledWith({ mine: true, takes: [] });
  await press("restore-add");
  expect(backupMerge).toHaveBeenCalledWith({ mine: true, takes: [] });
});

test("a plan that differs stays as it is, unless the file's is chosen", async () => {
  const relied = [{ name: "plan.therapy", mine: "old", theirs: "new", takes: false }];
  backupPreview.mockResolvedValue({ ...preview, relied: relied as never });
  await choose();
  expect(at<HTMLInputElement>("import-plan-therapy-mine").checked).toBe(true);
  await tick("import-plan-therapy-theirs");
  await press("restore-add");
  expect(backupMerge).toHaveBeenCalledWith({ mine: false, takes: [{ name: "plan.therapy", takes: true }] });
});

test("a file with nothing new adds nothing", async () => {
  backupPreview.mockResolvedValue({ ...preview, fresh: 0 });
  await choose();
  expect(isThere("restore-add")).toBe(false);
});

test("a merge that fails leaves the preview, so that it can be tried again", async () => {
  backupMerge.mockRejectedValueOnce(new CoreError("conflict", "another tab"));
  await choose();
  await press("restore-add");
  expect(isThere("restore-error")).toBe(true);
  expect(isThere("restore-preview")).toBe(true);
});
