/*
 * The folder in which the person's devices leave their backups for one another: one that their own cloud keeps the same
 * everywhere. The browser's handle to it can be kept in no other way than in a database, so it has one of its own, beside
 * the records.
 */

// The page's types know only what all browsers have.
declare global {
  interface Window {
    showDirectoryPicker?(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;
  }
  interface FileSystemDirectoryHandle {
    requestPermission(wanted: { mode: "readwrite" }): Promise<PermissionState>;
    values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
  }
}

const DATABASE = "tidemark-folder";
const STORE = "folder";
const KEY = 0;

/** Whether this browser can keep a folder. */
export const foldersWork = (): boolean => typeof window.showDirectoryPicker === "function";

/** Asks for a folder and keeps it. Null if the person changed their mind. Call it right on a tap. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const folder = (await window.showDirectoryPicker?.({ id: "tidemark", mode: "readwrite" })) ?? null;
    if (folder) await use("readwrite", (store) => store.put(folder, KEY));
    return folder;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") return null;
    throw thrown;
  }
}

/** The folder that was chosen, or null. */
export const keptFolder = (): Promise<FileSystemDirectoryHandle | null> =>
  use("readonly", (store) => store.get(KEY))
    .then((folder) => (folder as FileSystemDirectoryHandle | undefined) ?? null)
    .catch(() => null);

/** Whether the folder may be used now. The browser may ask the person, so call it right on a tap. */
export const mayUse = async (folder: FileSystemDirectoryHandle): Promise<boolean> =>
  (await folder.requestPermission({ mode: "readwrite" })) === "granted";

/** Forgets the folder. Nothing in it changes. */
export function forgetFolder(): Promise<void> {
  return new Promise((resolve) => {
    // Older browsers have none, whatever the types say.
    const databases = globalThis.indexedDB as IDBFactory | undefined;
    if (!databases || !foldersWork()) return resolve();
    const request = databases.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

function use(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    const fail = (request: IDBRequest) => () => reject(request.error ?? new Error("The folder could not be kept."));
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
    opening.onerror = fail(opening);
    opening.onsuccess = () => {
      const database = opening.result;
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.onerror = fail(request);
      request.onsuccess = () => {
        resolve(request.result);
        database.close();
      };
    };
  });
}
