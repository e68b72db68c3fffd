import init, * as backup from "../../../pkg/backup/backup.js";
import backupUrl from "../../../pkg/backup/backup_bg.wasm?url";
import { answer } from "./channel";
import { isModuleCode } from "./error";

const loaded = init({ module_or_path: backupUrl }).then(() => backup);

/** What opens a backup file: the recovery code's identity, the passphrase's key, or the key that this device's backups have. */
export type BackupKey =
  | { readonly identity: Uint8Array }
  | { readonly passphrase: Uint8Array }
  | { readonly sync: Uint8Array };

/** Writes and opens backup files, in a worker that is ended afterwards. */
const answers = {
  publicKey: async (identity: Uint8Array): Promise<Uint8Array> => (await loaded).publicKey(identity),
  /** The recovery identity as the program `age` reads it. */
  ageIdentity: async (identity: Uint8Array): Promise<string> => (await loaded).ageIdentity(identity),
  /** The sealed file, only after it was read back. */
  seal: async (made: Omit<backup.Sealing, "random">): Promise<Uint8Array> => {
    const { seal, verify } = await loaded;
    const file = seal({ ...made, random: crypto.getRandomValues(new Uint8Array(96)) });
    verify(file, { sync: made.sync });
    return file;
  },
  inspect: async (file: File): Promise<backup.Inspected> => (await loaded).inspect(await read(file)),
  open: async ({ file, key }: { file: File; key: BackupKey }): Promise<Uint8Array> =>
    (await loaded).open(await read(file), key),
};

export type BackupAnswers = typeof answers;

/** The largest file that is read, in bytes. Ten years are a third of it. */
const MAX_BYTES = 64 * 1024 * 1024;

async function read(file: File): Promise<Uint8Array> {
  if (file.size > MAX_BYTES) throw Object.assign(new Error("The file is too large."), { code: "not_a_backup" });
  return new Uint8Array(await file.arrayBuffer());
}

answer(self, answers, isModuleCode);
