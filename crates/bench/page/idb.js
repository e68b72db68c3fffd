// IndexedDB by hand, the way a page without a library would use it.

/** The result of a request. */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Settles when the transaction is on disk. */
export function complete(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** A new database, replacing any that is there. */
export async function create(name, version, upgrade) {
  await answer(indexedDB.deleteDatabase(name));
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return answer(request);
}

/** The existing database. */
export function open(name) {
  return answer(indexedDB.open(name));
}
