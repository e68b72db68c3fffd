/*
 * The last way to the records when the core cannot run. It writes every row of the database and the file of the second
 * copy, still sealed, into one file. It changes nothing. `cargo xtask rescue` opens such a file, and so does the app.
 */

interface Row {
  readonly key: unknown;
  readonly value: unknown;
}

/** Everything that is stored. Bytes are written as base64, everything else as it is. */
interface Rows {
  readonly format: "tidemark-rows";
  readonly version: 2;
  readonly stores: Record<string, readonly Row[]>;
  readonly copy: unknown;
  /** Second copies that were set aside when somebody started again. */
  readonly aside: readonly unknown[];
  /** What could not be read, in words for whoever opens the file. */
  readonly errors: readonly string[];
}

const DATABASE = "tidemark";
const COPY = "tidemark-copy";
const ASIDE = "tidemark-aside-";
const NAME = "tidemark-rows.txt";

const english = {
  saved: (rows: number) => `The file holds ${rows} rows. Keep it in a safe place.`,
  unread: (count: number) => ` ${count} parts could not be read. They are not changed. You can try again.`,
  none: "There are no records in this browser.",
  failed: "The records could not be read. They are not changed. Close Tidemark in every tab, then try again.",
};

const spanish: typeof english = {
  saved: (rows) => `El archivo tiene ${rows} filas. Guárdelo en un lugar seguro.`,
  unread: (count) => ` No se pudieron leer ${count} partes. No cambiaron. Puede intentarlo otra vez.`,
  none: "En este navegador no hay registros.",
  failed: "Los registros no se pudieron leer. No cambiaron. Cierre Tidemark en todas las pestañas e intente otra vez.",
};

const texts = document.documentElement.lang === "es" ? spanish : english;

// The app itself leads here too, where it runs well enough to say so.
if (location.hash === "#copy") {
  document.getElementById("cannot-run")?.setAttribute("hidden", "");
  document.getElementById("to-copy")?.removeAttribute("hidden");
}
document.getElementById("save")?.addEventListener("click", () => void save());

async function save(): Promise<void> {
  const rows = await readAll();
  const count = Object.values(rows.stores).reduce((sum, list) => sum + list.length, 0);
  if (count === 0 && rows.copy === null && rows.aside.length === 0)
    return say(rows.errors.length > 0 ? texts.failed : texts.none);
  if (await hand(JSON.stringify(rows)))
    say(texts.saved(count) + (rows.errors.length > 0 ? texts.unread(rows.errors.length) : ""));
}

async function readAll(): Promise<Rows> {
  const errors: string[] = [];
  const tried = async <T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      errors.push(`${what}: ${String(thrown)}`);
      return otherwise;
    }
  };
  const stores: Record<string, readonly Row[]> = {};
  const database = await tried("database", open, null);
  for (const name of database?.objectStoreNames ?? []) {
    stores[name] = await rowsOf(database as IDBDatabase, name, tried);
  }
  database?.close();
  const copy = await tried("second copy", () => readFile(COPY), null);
  const names = await tried("files set aside", filesAside, []);
  const aside: unknown[] = [];
  for (const name of names) aside.push(await tried(name, () => readFile(name), null));
  return { format: "tidemark-rows", version: 2, stores, copy, aside, errors };
}

/** The database, or null if there is none. Looking must not create an empty one. */
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

type Tried = <T>(what: string, work: () => Promise<T>, otherwise: T) => Promise<T>;

/** Reads row by row, each in a transaction of its own: one that cannot be read must not take the others with it. */
async function rowsOf(database: IDBDatabase, store: string, tried: Tried): Promise<readonly Row[]> {
  const from = () => database.transaction(store, "readonly").objectStore(store);
  const keys = await tried(store, () => answered(from().getAllKeys()), [] as IDBValidKey[]);
  const rows: Row[] = [];
  for (const key of keys) {
    const value = await tried(`${store} ${JSON.stringify(key)}`, () => answered<unknown>(from().get(key)), undefined);
    if (value !== undefined) rows.push({ key: plain(key), value: plain(value) });
  }
  return rows;
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("A row could not be read"));
  });
}

/** A file beside the database, or null if there is none. */
async function readFile(name: string): Promise<unknown> {
  try {
    const file = await (await (await directory())?.getFileHandle(name))?.getFile();
    return file ? plain(await file.arrayBuffer()) : null;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "NotFoundError") return null;
    throw thrown;
  }
}

/** The names of the files that were set aside. */
async function filesAside(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await directory())?.keys() ?? []) if (name.startsWith(ASIDE)) names.push(name);
  return names;
}

/** The folder with those files, or null where there is none. */
async function directory(): Promise<FileSystemDirectoryHandle | null> {
  // Older browsers have no such file system, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined;
  if (typeof storage?.getDirectory !== "function") return null;
  try {
    return await storage.getDirectory();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "SecurityError") return null;
    throw thrown;
  }
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

/**
 * Hands the file to the person: shared where the browser shares files, since a download can trap an app on the home
 * screen of an iPhone. `false` if they changed their mind.
 */
async function hand(text: string): Promise<boolean> {
  // A text, since browsers share no JSON.
  const file = new File([text], NAME, { type: "text/plain" });
  if (typeof navigator.canShare === "function" && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return true;
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === "AbortError") return false;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = NAME;
  link.click();
  return true;
}

function say(text: string) {
  const place = document.getElementById("result");
  if (place) place.textContent = text;
}

export {};
