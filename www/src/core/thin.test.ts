import { expect, test } from "vitest";
import { healthData, thin } from "./thin";

/** A file as it lies in an archive. */
interface Packed {
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

async function deflated(text: string): Promise<Packed> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return { packed: new Uint8Array(await new Response(stream).arrayBuffer()), size: text.length };
}

/** A zip archive of these files, not packed if they are given as texts. */
function archive(files: Readonly<Record<string, string | Packed>>): Blob {
  const text = new TextEncoder();
  const locals: Uint8Array<ArrayBuffer>[] = [];
  const records: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const nameBytes = text.encode(name);
    const body = typeof content === "string" ? text.encode(content) : content.packed;
    const [method, size] = typeof content === "string" ? [0, body.length] : [8, content.size];
    const local = new Uint8Array(30 + nameBytes.length + body.length);
    const head = new DataView(local.buffer);
    head.setUint32(0, 0x04034b50, true);
    head.setUint32(18, body.length, true);
    head.setUint32(22, size, true);
    head.setUint16(8, method, true);
    head.setUint16(26, nameBytes.length, true);
    local.set(nameBytes, 30);
    local.set(body, 30 + nameBytes.length);
    const record = new Uint8Array(46 + nameBytes.length);
    const entry = new DataView(record.buffer);
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint32(20, body.length, true);
    entry.setUint32(24, size, true);
    entry.setUint16(10, method, true);
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

test("health data in an archive are unpacked while they are read", async () => {
  const xml = `<HealthData>${"x".repeat(100_000)}</HealthData>`;
  const other = await deflated("<ClinicalDocument/>");
  const file = archive({
    "apple_health_export/export_cda.xml": other,
    "apple_health_export/Exportación.xml": await deflated(xml),
  });
  const found = await healthData(file);
  expect(found?.size).toBe(xml.length);
  expect(await new Response(found?.stream).text()).toBe(xml);
});

test("an archive without them, or with a diary, is read as it is", async () => {
  const health = { "apple_health_export/export.xml": await deflated("<HealthData/>") };
  for (const file of [
    archive({ "backup.daylio": "eyJ9", ...health }),
    archive({ "bp.csv": "Date" }),
    new Blob(["x"]),
  ]) {
    expect(await healthData(file)).toBeNull();
  }
});
