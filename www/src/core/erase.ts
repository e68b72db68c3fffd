/*
 * What the browser holds for the app outside the database. The core erases the records and checks for itself whether
 * any are left. The caches that hold the app stay.
 */

import { forgetFolder } from "./folder";
import { ASIDE, keepAside, readAside } from "./aside";

const OWN = "tidemark.";
const APP = "app-";
/** The mark of the erase itself stays. It names nobody. */
const aside = ["help", "sentinel"] as const;

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
  for (const name of aside) await keepAside(name, null);
  await forgetFolder();
  for (const name of await ownCaches()) await caches.delete(name);
}

/** Looks in every place outside the database where Tidemark keeps something. */
export async function leftovers(): Promise<Leftovers> {
  return {
    caches: (await ownCaches()).length > 0 || (await Promise.all(aside.map(readAside))).some((text) => text !== null),
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
    return (await caches.keys()).filter((name) => !name.startsWith(APP) && name !== ASIDE);
  } catch {
    return [];
  }
}
