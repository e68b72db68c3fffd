/*
 * The last way to the records when the core cannot run. It writes every row of the database, still sealed, into a JSON
 * file. It reads and changes nothing.
 */

/** One object store with its rows. Bytes are written as base64, everything else as it is. */
type Stores = Record<string, { key: unknown; value: unknown }[]>;

const DATABASE = "tidemark";

const texts = {
  saved: (rows: number) => `${rows} rows were saved to a file. Keep it in a safe place.`,
  none: "There are no records in this browser.",
  failed: "The records could not be read. They are not changed. Close Tidemark in every tab, then try again.",
};

document.getElementById("save")?.addEventListener("click", () => void save());

async function save(): Promise<void> {
  try {
    const stores = await readAll();
    const rows = Object.values(stores ?? {}).reduce((sum, list) => sum + list.length, 0);
    if (!stores || rows === 0) return say(texts.none);
    hand(new Blob([JSON.stringify({ format: "tidemark-rows", version: 1, stores })], { type: "application/json" }));
    say(texts.saved(rows));
  } catch {
    say(texts.failed);
  }
}

/** Every store of the database, or null if there is no database. Looking must not create an empty one. */
async function readAll(): Promise<Stores | null> {
  const database = await open();
  if (!database) return null;
  try {
    const names = Array.from(database.objectStoreNames);
    if (names.length === 0) return {};
    const transaction = database.transaction(names, "readonly");
    const stores = await Promise.all(
      names.map(async (name) => [name, await rowsOf(transaction.objectStore(name))] as const),
    );
    return Object.fromEntries(stores);
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    let missing = false;
    request.onupgradeneeded = () => {
      missing = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      if (missing) resolve(null);
      else reject(request.error ?? new Error("The database did not open"));
    };
  });
}

function rowsOf(store: IDBObjectStore): Promise<{ key: unknown; value: unknown }[]> {
  return new Promise((resolve, reject) => {
    const rows: { key: unknown; value: unknown }[] = [];
    const request = store.openCursor();
    request.onerror = () => {
      reject(request.error ?? new Error("A row could not be read"));
    };
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) {
        resolve(rows);
        return;
      }
      rows.push({ key: plain(cursor.key), value: plain(cursor.value) });
      cursor.continue();
    };
  });
}

/** A value in a form that JSON can hold. */
function plain(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { base64: base64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value))
    return { base64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return { date: value.toISOString() };
  if (value === null || typeof value !== "object")
    return typeof value === "bigint" ? { integer: String(value) } : value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // In pieces, since every byte becomes an argument of the call.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function hand(file: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "tidemark-rows.json";
  link.click();
}

function say(text: string) {
  const place = document.getElementById("result");
  if (place) place.textContent = text;
}

export {};
