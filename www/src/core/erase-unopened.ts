import type { CopyFile } from "./api";

const DATABASE = "tidemark";
/** Milliseconds in which other tabs let go of the database. */
const PATIENCE = 3000;

/** Erases the database and the second copy without opening them. Rejects if another tab keeps them. */
export async function eraseUnopened(copy: CopyFile | undefined): Promise<void> {
  await deleteDatabase();
  await copy?.erase();
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    const fail = (code: string) => reject(Object.assign(new Error("The database is still there."), { code }));
    const timer = setTimeout(() => fail("database_blocked"), PATIENCE);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve();
    };
    request.onerror = () => {
      clearTimeout(timer);
      fail("storage_failed");
    };
  });
}
