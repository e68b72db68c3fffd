import type { CopyFile } from "./api";

/*
 * The file of the second copy, in the origin private file system. A browser can lose its whole database to a kill; this
 * file is kept beside it, and the core decides what goes in. One tab at a time holds it, under a lock that the browser
 * gives up with the tab.
 */

// The page's types know no file that only a worker can open.
declare global {
  interface FileSystemSyncAccessHandle {
    getSize(): number;
    read(into: Uint8Array, where: { at: number }): number;
    write(bytes: Uint8Array, where: { at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }
  interface FileSystemDirectoryHandle {
    keys(): AsyncIterable<string>;
  }
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<FileSystemSyncAccessHandle>;
  }
}

const FILE = "tidemark-copy";
/** How the names of files begin that were set aside. What follows is the time. */
const ASIDE = "tidemark-aside-";
const LOCK = "tidemark-copy";
const CHANNEL = "tidemark-copy";
/** Milliseconds to wait for another tab to let go of the file. */
const PATIENCE = 3000;

/** What is asked of the tab that holds the file. */
type Ask = "let go";

/** Opens the file. `taken` is called if this tab gets it only later, from a tab that closes. */
export async function openCopy(taken: () => void): Promise<CopyFile | undefined> {
  if (!navigator.locks || !navigator.storage?.getDirectory) return undefined;
  const copy = new HeldFile();
  if (!(await copy.hold({ ifAvailable: true }))) void copy.hold({}).then((held) => held && taken(), none);
  return copy;
}

class HeldFile implements CopyFile {
  #handle: FileSystemSyncAccessHandle | undefined;
  #letGo: (() => void) | undefined;
  readonly #asks = new BroadcastChannel(CHANNEL);

  constructor() {
    this.#asks.onmessage = ({ data }: MessageEvent<Ask>) => {
      if (data === "let go") this.#close();
    };
  }

  /** Resolves once the file is held, or at once with `false` if another tab holds it and this one is not to wait. */
  hold(how: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = async (lock: Lock | null) => {
        if (lock) this.#handle = await open();
        resolve(lock !== null);
        if (lock) await new Promise<void>((letGo) => (this.#letGo = letGo));
      };
      navigator.locks.request(LOCK, how, held).catch(reject);
    }).catch(() => false) as Promise<boolean>;
  }

  async read(): Promise<Uint8Array> {
    // After an erase the file is gone, and whoever begins anew begins a new one.
    if (!this.#handle) await this.hold({ ifAvailable: true });
    return this.#readAll();
  }

  async wait(): Promise<Uint8Array> {
    if (!this.#handle) await this.hold({ signal: AbortSignal.timeout(PATIENCE) });
    return this.#readAll();
  }

  #readAll(): Uint8Array {
    const handle = this.#held();
    const bytes = new Uint8Array(handle.getSize());
    return bytes.subarray(0, handle.read(bytes, { at: 0 }));
  }

  write(at: number | undefined, bytes: Uint8Array): Promise<void> {
    // A rejection, as with everything else that can fail here.
    return Promise.resolve().then(() => {
      const handle = this.#held();
      const written = handle.write(bytes, { at: at ?? handle.getSize() });
      if (written < bytes.length) throw new Error("The file took only a part.");
      handle.flush();
    });
  }

  async replace(bytes: Uint8Array): Promise<void> {
    const handle = this.#held();
    // Emptied first: stopped in between, nothing of before is left beside the new.
    handle.truncate(0);
    handle.flush();
    await this.write(0, bytes);
  }

  erase(): Promise<void> {
    return this.#alone(async (directory) => {
      const names = [FILE];
      for await (const name of directory.keys()) if (name.startsWith(ASIDE)) names.push(name);
      for (const name of names) await remove(directory, name);
    });
  }

  setAside(): Promise<void> {
    return this.#alone(async (directory) => {
      const bytes = await content(directory, FILE);
      if (bytes.length > 0) await write(directory, `${ASIDE}${Date.now()}`, bytes);
      await remove(directory, FILE);
    });
  }

  /** Works on the files once no tab holds them any more. */
  async #alone(work: (directory: FileSystemDirectoryHandle) => Promise<void>): Promise<void> {
    this.#close();
    this.#asks.postMessage("let go" satisfies Ask);
    const directory = await navigator.storage.getDirectory();
    await navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, () => work(directory));
  }

  #held(): FileSystemSyncAccessHandle {
    if (!this.#handle) throw new Error("Another tab holds the file.");
    return this.#handle;
  }

  #close(): void {
    this.#handle?.close();
    this.#handle = undefined;
    this.#letGo?.();
    this.#letGo = undefined;
  }
}

async function open(): Promise<FileSystemSyncAccessHandle> {
  const directory = await navigator.storage.getDirectory();
  const file = await directory.getFileHandle(FILE, { create: true });
  return file.createSyncAccessHandle();
}

async function remove(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
  await directory.removeEntry(name).catch(unlessMissing);
}

/** What a file holds; nothing if there is none. */
async function content(directory: FileSystemDirectoryHandle, name: string): Promise<Uint8Array> {
  const file = await directory.getFileHandle(name).catch(unlessMissing);
  return new Uint8Array((await (await file?.getFile())?.arrayBuffer()) ?? []);
}

async function write(directory: FileSystemDirectoryHandle, name: string, bytes: Uint8Array): Promise<void> {
  const handle = await (await directory.getFileHandle(name, { create: true })).createSyncAccessHandle();
  try {
    if (handle.write(bytes, { at: 0 }) < bytes.length) throw new Error("The file took only a part.");
    handle.flush();
  } finally {
    handle.close();
  }
}

function unlessMissing(thrown: unknown): undefined {
  if (!(thrown instanceof DOMException && thrown.name === "NotFoundError")) throw thrown;
}

function none(): void {
  // Without the file there is no second copy, which the settings say.
}
