import { expect, test } from "vitest";
import { thin } from "./thin";

/** A zip archive of these files, not packed. */
function archive(files: Readonly<Record<string, string>>): Blob {
  const text = new TextEncoder();
  const locals: Uint8Array<ArrayBuffer>[] = [];
  const records: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [nameBytes, body] = [text.encode(name), text.encode(content)];
    const local = new Uint8Array(30 + nameBytes.length + body.length);
    const head = new DataView(local.buffer);
    head.setUint32(0, 0x04034b50, true);
    head.setUint32(18, body.length, true);
    head.setUint32(22, body.length, true);
    head.setUint16(26, nameBytes.length, true);
    local.set(nameBytes, 30);
    local.set(body, 30 + nameBytes.length);
    const record = new Uint8Array(46 + nameBytes.length);
    const entry = new DataView(record.buffer);
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint32(20, body.length, true);
    entry.setUint32(24, body.length, true);
    entry.setUint16(28, nameBytes.length, true);
    entry.setUint32(42, at, true);
    record.set(nameBytes, 46);
    locals.push(local);
    records.push(record);
    at += local.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, records.length, true);
  end.setUint16(10, records.length, true);
  end.setUint32(
    12,
    records.reduce((sum, record) => sum + record.length, 0),
    true,
  );
  end.setUint32(16, at, true);
  return new Blob([...locals, ...records, end]);
}

const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test("pictures are left out of an archive, and the rest stays as it was", async () => {
  const diary = { "backup.daylio": "eyJ9", "bp.csv": "Date,Systolic,Diastolic" };
  const whole = archive({ "assets/1.jpg": "x".repeat(5000), ...diary, "assets/2.jpg": "y".repeat(5000) });
  expect(await bytes(await thin(whole))).toEqual(await bytes(archive(diary)));
});

test("what is no archive, or a damaged one, is left as it is", async () => {
  const cut = archive({ "backup.daylio": "eyJ9" }).slice(0, 40);
  for (const file of [new Blob(["Date,Systolic"]), new Blob([]), cut]) expect(await thin(file)).toBe(file);
});
