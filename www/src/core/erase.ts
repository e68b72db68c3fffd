/*
 * What the browser holds for the app outside the database. The core erases the records and checks for itself whether
 * any are left. The caches that hold the app stay.
 */

const OWN = "tidemark.";
const APP = "app-";

/** What was still found outside the database after erasing. */
export interface Leftovers {
  readonly caches: boolean;
  readonly settings: boolean;
}

/** Removes the settings and everything else kept outside the database. */
export async function eraseAround(): Promise<void> {
  for (const storage of storages()) {
    for (const key of ownKeys(storage)) storage.removeItem(key);
  }
  for (const name of await ownCaches()) await caches.delete(name);
}

/** Looks in every place outside the database where Tidemark keeps something. */
export async function leftovers(): Promise<Leftovers> {
  return {
    caches: (await ownCaches()).length > 0,
    settings: storages().some((storage) => ownKeys(storage).length > 0),
  };
}

function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // Storage is turned off, so there is nothing there.
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
