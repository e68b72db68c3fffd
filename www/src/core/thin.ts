/*
 * What of a file is read. In a zip archive, a diary of some kilobytes can lie among gigabytes of photos, and the health
 * data of an iPhone take a gigabyte once they are unpacked: all of that cannot be held at once.
 */

/** What the names of files end in that can hold records. */
const READABLE = /\.(daylio|csv|tsv|json|xml)$/i;
/** Names that tell what another program's archive is. They are kept, so that the reader can say so. */
const TELLING = /^(xl|word|Index)\//;
const DIARY = /\.daylio$/i;
/** The health data of an iPhone. Its name is in the phone's language. */
const HEALTH = /^apple_health[^/]*\/[^/]+(?<!_cda)\.xml$/i;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** The way of packing that a `DecompressionStream` undoes. */
const DEFLATE = 8;
/** An archive may end in a comment of up to 64 kB. */
const LONGEST_END = END_LENGTH + 0xffff;
/** The most bytes of a directory: 20,000 files with long names. */
const LONGEST_DIRECTORY = 16 * 1024 * 1024;

/** Bytes to be read one after the other, and how many there are. */
export interface Source {
  readonly stream: ReadableStream<Uint8Array>;
  readonly size: number;
}

/** Health data that lie packed in an archive, unpacked while they are read; null for any other file. */
export async function healthData(file: Blob): Promise<Source | null> {
  const entries = (await directory(file))?.entries ?? [];
  const data = entries.find(({ name }) => HEALTH.test(name));
  if (!data || entries.some(({ name }) => DIARY.test(name)) || typeof DecompressionStream !== "function") return null;
  const record = new DataView(data.record.buffer);
  if (record.getUint16(10, true) !== DEFLATE) return null;
  const local = new DataView(await file.slice(data.offset, data.offset + LOCAL_LENGTH).arrayBuffer());
  if (local.byteLength < LOCAL_LENGTH) return null;
  const start = data.offset + LOCAL_LENGTH + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = file.slice(start, start + record.getUint32(20, true));
  return {
    stream: packed.stream().pipeThrough(new DecompressionStream("deflate-raw")),
    size: record.getUint32(24, true),
  };
}

/** The archive with those of its files that can hold records; the file itself if it is no archive of the plain kind. */
export async function thin(file: Blob): Promise<Blob> {
  const read = await directory(file);
  if (!read) return file;
  const { entries, start } = read;
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

/** The directory of a zip archive, and where it begins; null if the file is no archive of the plain kind. */
async function directory(file: Blob): Promise<{ entries: Entry[]; start: number } | null> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return null;
  const tailStart = Math.max(0, file.size - LONGEST_END);
  const tail = new DataView(await file.slice(tailStart).arrayBuffer());
  let end = tail.byteLength - END_LENGTH;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return null;
  const [length, start] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  // Archives of more than 4 GB say so here.
  if (length > LONGEST_DIRECTORY || start + length > file.size) return null;
  const entries = entriesIn(new Uint8Array(await file.slice(start, start + length).arrayBuffer()));
  return entries && { entries, start };
}

interface Entry {
  readonly name: string;
  /** Where the file begins in the archive. */
  readonly offset: number;
  /** What the directory says of it. */
  readonly record: Uint8Array<ArrayBuffer>;
}

/** The entries of a directory; null if it is damaged. */
function entriesIn(bytes: Uint8Array<ArrayBuffer>): Entry[] | null {
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
