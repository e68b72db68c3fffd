import init, * as backup from "../../../pkg/backup/backup.js";
import backupUrl from "../../../pkg/backup/backup_bg.wasm?url";
import { answer } from "./channel";
import { isModuleCode } from "./error";

const loaded = init({ module_or_path: backupUrl }).then(() => backup);

/** What goes into a file, with what it must be found to hold. */
type Sealed = Omit<backup.Sealing, "random"> & { readonly entries: number; readonly sha256: string };

/** Writes and opens backup files, in a worker that is ended afterwards. */
const answers = {
  publicKey: async (identity: Uint8Array): Promise<Uint8Array> => (await loaded).publicKey(identity),
  /** The recovery identity as the program `age` reads it. */
  ageIdentity: async (identity: Uint8Array): Promise<string> => (await loaded).ageIdentity(identity),
  /**
   * The sealed file, only after it was read back by every way that opens it. The random bytes are kept until then: they
   * open the file as its sender, since nobody here has the recovery code.
   */
  seal: async ({ entries, sha256, ...made }: Sealed): Promise<Uint8Array> => {
    const { randomBytes, seal, verify } = await loaded;
    const random = crypto.getRandomValues(new Uint8Array(randomBytes()));
    const file = seal({ ...made, random });
    const { recovery, sync, passphrase } = made;
    const found = verify(file, { sync: sync.key, passphrase: passphrase?.key, sent: { recovery, random } });
    if (found.entries !== entries || found.sha256 !== sha256)
      throw Object.assign(new Error("The file holds something else."), { code: "backup_damaged" });
    return file;
  },
  inspect: async (file: File): Promise<backup.Inspected> => (await loaded).inspect(await read(file)),
  open: async ({ file, key }: { file: File; key: backup.BackupKey }): Promise<backup.OpenedBackup> =>
    (await loaded).open(await read(file), key),
};

export type BackupAnswers = typeof answers;

async function read(file: File): Promise<Uint8Array> {
  // No file of ours is larger, and reading it would fill the memory.
  if (file.size > (await loaded).maxFile())
    throw Object.assign(new Error("The file is too large."), { code: "not_a_backup" });
  return new Uint8Array(await file.arrayBuffer());
}

answer(self, answers, isModuleCode);
