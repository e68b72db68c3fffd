/*
 * What lies around the records in this browser, and the look whether anything of the person is left. The core erases
 * the records; the caches that hold the app itself stay.
 */

const DATABASE = "tidemark";
const OWN = "tidemark.";
const APP = "app-";

/** What was found after erasing. `database` is null where the browser does not let the page look. */
export interface Leftovers {
  readonly database: boolean | null;
  readonly caches: boolean;
  readonly settings: boolean;
}

/** Removes the settings and the notes outside the database. */
export async function eraseAround(): Promise<void> {
  for (const storage of storages()) {
    for (const key of ownKeys(storage)) storage.removeItem(key);
  }
  for (const name of await ownCaches()) await caches.delete(name);
}

/** Looks in every place where Tidemark keeps something. */
export async function leftovers(): Promise<Leftovers> {
  return {
    database: await hasRows().catch(() => null),
    caches: (await ownCaches()).length > 0,
    settings: storages().some((storage) => ownKeys(storage).length > 0),
  };
}

function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // Storage is shut off, so nothing is there.
    return [];
  }
}

const ownKeys = (storage: Storage): string[] => Object.keys(storage).filter((key) => key.startsWith(OWN));

async function ownCaches(): Promise<string[]> {
  try {
    return (await caches.keys()).filter((name) => !name.startsWith(APP));
  } catch {
    return [];
  }
}

async function hasRows(): Promise<boolean> {
  const database = await open();
  if (!database) return false;
  try {
    const names = Array.from(database.objectStoreNames);
    if (names.length === 0) return false;
    const transaction = database.transaction(names, "readonly");
    const counts = await Promise.all(names.map((name) => settled(transaction.objectStore(name).count())));
    return counts.some((count) => count > 0);
  } finally {
    database.close();
  }
}

/** The database as it is, or null when there is none: looking must not create one. */
async function open(): Promise<IDBDatabase | null> {
  const request = indexedDB.open(DATABASE);
  let missing = false;
  request.onupgradeneeded = () => {
    missing = true;
    request.transaction?.abort();
  };
  try {
    return await settled(request);
  } catch (thrown) {
    if (missing) return null;
    throw thrown;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error("The database did not answer")); };
  });
}
