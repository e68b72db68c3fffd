//! Making a backup.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{FORMAT, TIMELINE, TIMELINE_VERSION, VERSION};
use crate::exchange::{iso, json};
use crate::record::fields::Object;
use crate::record::fields::value::{Value, object};
use crate::record::name::{EntryName, Origin};
use crate::record::time::Moment;
use crate::record::union::{Knowledge, Known};

/// A backup, not yet sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many entries it holds.
    pub entries: u32,
    /// SHA-256 of the value of `timeline`, as 64 hexadecimal digits.
    pub sha256: String,
}

/// The backup of all that a device knows. Entries are written one by one, each on a line of its own.
pub fn write(here: &Knowledge, made: &Moment) -> Payload {
    let mut timeline = Vec::with_capacity(here.known.len() * 320);
    let head = object! { "format": TIMELINE, "version": Value::Whole(TIMELINE_VERSION) };
    timeline.extend(json::text::write_line(&head));
    // The list goes into the object that was just written.
    timeline.pop();
    timeline.extend(b",\"entries\":[");
    for (place, known) in here.known.iter().enumerate() {
        timeline.extend(if place == 0 { b"\n".as_slice() } else { b",\n" });
        timeline.extend(json::text::write_line(&entry(known)));
    }
    timeline.extend(b"\n]}");
    let sha256 = hex(&Sha256::digest(&timeline));
    let entries = u32::try_from(here.known.len()).unwrap_or(u32::MAX);
    let head = object! {
        "format": FORMAT,
        "version": Value::Whole(VERSION),
        "vault": here.vault,
        "device": here.device.to_string(),
        "made": object! { "at": iso::moment(made), "zone": made.zone().name() },
        "entries": entries,
        "sha256": sha256.as_str(),
    };
    let mut bytes = json::text::write_line(&head);
    bytes.pop();
    bytes.reserve_exact(timeline.len() + 16);
    bytes.extend(b",\"timeline\":");
    bytes.append(&mut timeline);
    bytes.extend(b"}\n");
    Payload { bytes, entries, sha256 }
}

fn entry(Known { entry, origin: Origin { name, lamport, links } }: &Known) -> Value {
    let mut fields: Object = name_fields(*name);
    fields.push(("lamport".into(), (*lamport).into()));
    if !links.base.is_empty() {
        let base: Vec<Value> = links.base.iter().map(|base| Value::Object(name_fields(*base))).collect();
        fields.push(("base".into(), base.into()));
    }
    fields.extend(links.batch.map(|batch| ("batch".into(), batch.into())));
    fields.push(("id".into(), entry.record.into()));
    json::put_version(&mut fields, entry);
    Value::Object(fields)
}

fn name_fields(name: EntryName) -> Object {
    vec![("device".into(), name.device.to_string().into()), ("counter".into(), name.counter.into())]
}

/// The bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
