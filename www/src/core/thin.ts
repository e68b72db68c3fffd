/*
 * A zip archive without the pictures in it. A diary of some kilobytes can lie among gigabytes of photos, and all of that
 * would have to be held at once to be read.
 */

/** What the names of files end in that can hold records. */
const READABLE = /\.(daylio|csv|tsv|json|xml)$/i;
/** Names that tell what another program's archive is. They are kept, so that the reader can say so. */
const TELLING = /^(xl|word|Index)\//;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** An archive may end in a comment of up to 64 kB. */
const LONGEST_END = END_LENGTH + 0xffff;
/** The most bytes of a directory: 20,000 files with long names. */
const LONGEST_DIRECTORY = 16 * 1024 * 1024;

/** Whether a file begins as zip archives do. */
export async function isArchive(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
}

/** The archive with those of its files that can hold records; the file itself if it is no archive of the plain kind. */
export async function thin(file: Blob): Promise<Blob> {
  if (!(await isArchive(file))) return file;
  const tailStart = Math.max(0, file.size - LONGEST_END);
  const tail = new DataView(await file.slice(tailStart).arrayBuffer());
  let end = tail.byteLength - END_LENGTH;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return file;
  const [length, start] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  // Archives of more than 4 GB say so here.
  if (length > LONGEST_DIRECTORY || start + length > file.size) return file;

  const bytes = new Uint8Array(await file.slice(start, start + length).arrayBuffer());
  const entries = directory(bytes);
  if (!entries) return file;
  // Whatever lies between one file and the next belongs to the first.
  const starts = [...entries.map(({ offset }) => offset), start].sort((a, b) => a - b);
  const parts: Blob[] = [];
  const records: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, offset, record } of entries) {
    if (!READABLE.test(name) && !TELLING.test(name)) continue;
    const next = starts.find((place) => place > offset) ?? start;
    parts.push(file.slice(offset, next));
    new DataView(record.buffer).setUint32(42, at, true);
    records.push(record);
    at += next - offset;
  }
  const size = records.reduce((sum, record) => sum + record.length, 0);
  const last = new DataView(new ArrayBuffer(END_LENGTH));
  last.setUint32(0, END, true);
  last.setUint16(8, records.length, true);
  last.setUint16(10, records.length, true);
  last.setUint32(12, size, true);
  last.setUint32(16, at, true);
  return new Blob([...parts, ...records, last]);
}

interface Entry {
  readonly name: string;
  /** Where the file begins in the archive. */
  readonly offset: number;
  /** What the directory says of it. */
  readonly record: Uint8Array<ArrayBuffer>;
}

/** The entries of a directory; null if it is damaged. */
function directory(bytes: Uint8Array<ArrayBuffer>): Entry[] | null {
  const view = new DataView(bytes.buffer);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_LENGTH <= bytes.length; ) {
    if (view.getUint32(at, true) !== ENTRY) return null;
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const [nameLength = 0] = lengths;
    const end = at + ENTRY_LENGTH + lengths.reduce((sum, length) => sum + length, 0);
    if (end > bytes.length) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    entries.push({ name, offset: view.getUint32(at + 42, true), record: bytes.slice(at, end) });
    at = end;
  }
  return entries;
}
