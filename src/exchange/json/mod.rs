//! The whole log as JSON, described in `docs/json-format.md`: every version of every record, so that reading it gives
//! back the same timeline. What follows from the records is not written.

pub mod text;

use std::collections::BTreeSet;

use super::iso;
use crate::record::fields::Object;
use crate::record::fields::node::{Fault, Misplaced, Node};
use crate::record::fields::value::{Value, object};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::time::{Moment, Zone};
use crate::record::timeline::Timeline;
use text::Unreadable;

/// What the file calls itself.
const FORMAT: &str = "tidemark-timeline";
/// The newest version that this app knows.
pub const VERSION: u32 = 1;
/// The most versions of records that one file may hold.
pub const MAX_ENTRIES: usize = 200_000;

/// Why a file is refused. Nothing is taken from it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Not JSON, or too large or too deep.
    #[error("this is not a JSON file that can be read: {0}")]
    Unreadable(#[from] Unreadable),
    /// JSON, but not a timeline.
    #[error("this JSON file does not hold a Tidemark timeline")]
    Foreign,
    /// Written by a newer app.
    #[error("the file has format version {found}; version 1 is the newest that is known here")]
    Newer {
        /// The file's version.
        found: u32,
    },
    /// More than [`MAX_ENTRIES`] versions of records.
    #[error("the file holds more than 200,000 versions of records")]
    TooMany,
    /// A value that is not possible.
    #[error(transparent)]
    Misplaced(#[from] Misplaced),
}

/// The file of a timeline. Records are in the order in which they were first written, their versions oldest first.
pub fn write(timeline: &Timeline, exported: &Moment) -> Vec<u8> {
    let mut seen = BTreeSet::new();
    let firsts = timeline.log().iter().filter(|entry| seen.insert(entry.record));
    let record = |first: &Entry| {
        let versions: Vec<Value> = timeline.trail(first.record).map(version).collect();
        object! { "id": first.record, "versions": versions }
    };
    text::write(&object! {
        "format": FORMAT,
        "version": VERSION,
        "exported": object! { "at": iso::moment(exported), "zone": exported.zone().name() },
        "records": firsts.map(record).collect::<Vec<_>>(),
    })
}

/// The log in a file that was written by [`write()`], or in the same format, ordered by sequence.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, Refused> {
    let tree = text::parse(bytes)?;
    let root = Node::root(&tree);
    if root.get("format").text() != Ok(FORMAT) {
        return Err(Refused::Foreign);
    }
    let version = root.get("version");
    match version.whole()? {
        VERSION => {}
        0 => return Err(version.fault(Fault::Wanted("a number from 1 on")).into()),
        found => return Err(Refused::Newer { found }),
    }
    root.only(&["format", "version", "exported", "records"])?;
    let mut reader = Reader::default();
    root.get("records").each(|record| reader.record(record))?;
    reader.log.sort_unstable_by_key(|entry| entry.sequence);
    Ok(reader.log)
}

#[derive(Default)]
struct Reader {
    log: Vec<Entry>,
    records: BTreeSet<RecordId>,
    sequences: BTreeSet<u32>,
}

impl Reader {
    fn record(&mut self, node: &Node<'_>) -> Result<(), Refused> {
        node.only(&["id", "versions"])?;
        let id = node.get("id");
        let record = id.id()?;
        if !self.records.insert(record) {
            return Err(id.fault(Fault::Twice).into());
        }
        let before = self.log.len();
        let versions = node.get("versions");
        let entries = versions.each(|version| self.entry(record, version))?;
        if entries.is_empty() {
            return Err(versions.fault(Fault::Refused(Problem::Empty { field: "versions" })).into());
        }
        self.log.extend(entries);
        if self.log.len() > MAX_ENTRIES {
            return Err(Refused::TooMany);
        }
        if !self.log[before..].is_sorted_by_key(|entry| entry.sequence) {
            return Err(versions.fault(Fault::Wanted("the order of sequence")).into());
        }
        Ok(())
    }

    fn entry(&mut self, record: RecordId, node: &Node<'_>) -> Result<Entry, Misplaced> {
        let place = node.get("sequence");
        let sequence: u32 = place.whole()?;
        // There must be room for one more after the last.
        if sequence == 0 || sequence == u32::MAX {
            return Err(place.fault(Fault::Wanted("a number from 1 to 4294967294")));
        }
        if !self.sequences.insert(sequence) {
            return Err(place.fault(Fault::Twice));
        }
        let zone = node.get("zone");
        let zone = zone.take(Zone::parse(zone.text()?))?;
        let written = node.get("written");
        let written = written.take(iso::read(written.text()?, zone))?;
        Ok(Entry { sequence, record, written, change: change(record, node)? })
    }
}

/// The names that every version has.
const COMMON: [&str; 4] = ["sequence", "written", "zone", "kind"];

/// Written instead of a kind when the record is withdrawn.
const WITHDRAWN: &str = "withdrawn";

fn version(entry: &Entry) -> Value {
    let mut object: Object = vec![
        ("sequence".into(), entry.sequence.into()),
        ("written".into(), iso::moment(&entry.written).into()),
        ("zone".into(), entry.written.zone().name().into()),
        ("kind".into(), entry.value().map_or(WITHDRAWN, Record::kind).into()),
    ];
    if let Some(record) = entry.value() {
        record.write(&mut object);
    }
    Value::Object(object)
}

fn change(id: RecordId, node: &Node<'_>) -> Result<Change, Misplaced> {
    let kind = node.get("kind");
    let name = kind.text()?;
    if name == WITHDRAWN {
        node.only(&COMMON)?;
        return Ok(Change::Withdraw);
    }
    let unknown = || Problem::UnknownChoice { field: "kind", given: name.to_owned() };
    let record = kind.take(Record::read(name, node, &COMMON).ok_or_else(unknown))??;
    if !is_at_home(id, &record) {
        return Err(kind.fault(Fault::Wanted("the kind that belongs to this id")));
    }
    Ok(Change::Put(record))
}

/// Whether the id fits the record: those of which there is one have fixed ids, which no other record may have.
fn is_at_home(id: RecordId, record: &Record) -> bool {
    match record {
        Record::Settings(_) => id == RecordId::SETTINGS,
        Record::Plan(_) => id == RecordId::PLAN,
        Record::SafetyPlan(_) => id == RecordId::SAFETY_PLAN,
        Record::PutOff(put_off) => id == RecordId::put_off(put_off.form),
        _ => !id.is_fixed(),
    }
}
