// Files as another app exports them, large enough to time.

import { crc32, deflateRawSync } from "node:zlib";

const TABLE_ROWS = 200_000;
/** Two entries a day. */
const DIARY_DAYS = 3650;

/** The day so many days ago. */
function ago(days) {
  return new Date(Date.now() - days * 86_400_000);
}

/** A table as Daylio exports it. */
export function table() {
  const moods = ["awful", "bad", "meh", "good", "rad"];
  const rows = Array.from({ length: TABLE_ROWS }, (_, at) => {
    const day = ago(1 + Math.floor(at / 40));
    const time = `${String(6 + (at % 16)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
    return `${day.toISOString().slice(0, 10)},June 1,Monday,${time},${moods[at % 5]},"family | reading","","Row ${at}"`;
  });
  return Buffer.from(`full_date,date,weekday,time,mood,activities,note_title,note\n${rows.join("\n")}\n`);
}

/** A backup as Daylio makes it: JSON as base 64, in an archive. */
export function diary() {
  const dayEntries = Array.from({ length: 2 * DIARY_DAYS }, (_, at) => {
    const day = ago(1 + Math.floor(at / 2));
    return {
      id: at + 1, minute: at % 60, hour: at % 2 === 0 ? 21 : 9, day: day.getUTCDate(), month: day.getUTCMonth(), year: day.getUTCFullYear(),
      datetime: day.getTime(), timeZoneOffset: 0, mood: 1 + (at % 5), note: `A walk by the river, and the evening was quiet. ${at}`, note_title: "", tags: [], assets: [],
    };
  });
  const text = Buffer.from(Buffer.from(JSON.stringify({ version: 15, dayEntries })).toString("base64"));
  return archive("backup.daylio", text);
}

/** An archive with one file, packed. */
function archive(name, content) {
  const packed = deflateRawSync(content);
  const said = Buffer.alloc(26);
  said.writeUInt16LE(20, 0);
  said.writeUInt16LE(8, 4);
  said.writeUInt32LE(crc32(content), 10);
  said.writeUInt32LE(packed.length, 14);
  said.writeUInt32LE(content.length, 18);
  said.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), said, Buffer.from(name), packed]);
  // What the file is said to be, again, and where it begins: at 0.
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), said, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}
