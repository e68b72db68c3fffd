//! The whole log as JSON, described in `docs/json-format.md`: every version of every record, so that reading it gives
//! back the same timeline. What follows from the records is not written.

pub mod text;

use std::collections::BTreeSet;

use super::iso;
use super::limit::{Limit, MAX_RECORDS};
use crate::record::fields::Object;
use crate::record::fields::node::{Fault, Misplaced, Node};
use crate::record::fields::value::{Value, object};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::time::{DayStart, Moment, Zone};
use crate::record::timeline::Timeline;
use text::Unreadable;

/// What the file calls itself.
const FORMAT: &str = "tidemark-timeline";
/// The newest version that this app knows.
pub const VERSION: u32 = 1;
/// How far ahead of this phone's clock a file may have been written. A clock may be a little off, and a phone may have
/// been set by hand to another zone.
const MAX_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// Why a file is refused. Nothing is taken from it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Not JSON.
    #[error("this is not a JSON file that can be read: {0}")]
    Unreadable(String),
    /// Too much of something.
    #[error("the file holds {0}")]
    TooMuch(Limit),
    /// JSON, but not a timeline.
    #[error("this JSON file does not hold a Tidemark timeline: export a table (CSV) from the app it comes from")]
    Foreign,
    /// Written by a newer app.
    #[error("the file has format version {found}; version 1 is the newest that is known here")]
    Newer {
        /// The file's version.
        found: u32,
    },
    /// A value that is not possible.
    #[error(transparent)]
    Misplaced(#[from] Misplaced),
}

impl From<Unreadable> for Refused {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::TooMuch(limit) => Self::TooMuch(limit),
            Unreadable::Malformed(said) => Self::Unreadable(said),
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// The installation it was made by. Files from before it was written have none.
    pub vault: Option<RecordId>,
    /// The log, ordered by sequence.
    pub log: Vec<Entry>,
}

/// The file of a timeline, with the installation it is from. Records are in the order in which they were first written,
/// their versions oldest first.
pub fn write(timeline: &Timeline, exported: &Moment, vault: Option<RecordId>) -> Vec<u8> {
    let mut seen = BTreeSet::new();
    let firsts = timeline.log().iter().filter(|entry| seen.insert(entry.record));
    let record = |first: &Entry| {
        let versions: Vec<Value> = timeline.trail(first.record).map(version).collect();
        object! { "id": first.record, "versions": versions }
    };
    let mut file: Object = vec![("format".into(), FORMAT.into()), ("version".into(), VERSION.into())];
    file.extend(vault.map(|vault| ("vault".into(), vault.into())));
    file.push(("exported".into(), object! { "at": iso::moment(exported), "zone": exported.zone().name() }));
    file.push(("records".into(), firsts.map(record).collect::<Vec<_>>().into()));
    text::write(&Value::Object(file))
}

/// The log in a file that was written by [`write()`], or in the same format, ordered by sequence.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, Refused> {
    Ok(Reader::default().file(bytes)?.log)
}

/// The same with the installation, at this moment: a version that was written more than a day later is refused.
pub fn read_at(bytes: &[u8], now: &Moment) -> Result<File, Refused> {
    Reader { now: Some(now), ..Reader::default() }.file(bytes)
}

#[derive(Default)]
struct Reader<'a> {
    now: Option<&'a Moment>,
    log: Vec<Entry>,
    records: BTreeSet<RecordId>,
    sequences: BTreeSet<u32>,
}

impl Reader<'_> {
    fn file(mut self, bytes: &[u8]) -> Result<File, Refused> {
        let nothing = Value::Null;
        let list = Node::root(&nothing);
        let list = list.get("records");
        // What the root says comes first: a file of another kind is told as one, whatever its list holds.
        let mut read = Ok(());
        let root = text::parse_each(bytes, "records", &mut |place, record| {
            if read.is_ok() {
                read = self.record(&list.item(place, &record));
            }
        })?;
        let root = Node::root(&root);
        if root.get("format").text() != Ok(FORMAT) {
            return Err(Refused::Foreign);
        }
        let version = root.get("version");
        match version.whole()? {
            VERSION => {}
            0 => return Err(version.fault(Fault::Wanted("a number from 1 on")).into()),
            found => return Err(Refused::Newer { found }),
        }
        root.only(&["format", "version", "vault", "exported", "records"])?;
        let vault = root.get("vault").maybe(Node::id)?;
        root.get("records").each(|_| Ok::<_, Misplaced>(()))?;
        read?;
        self.log.sort_unstable_by_key(|entry| entry.sequence);
        Ok(File { vault, log: self.log })
    }

    fn record(&mut self, node: &Node<'_>) -> Result<(), Refused> {
        node.only(&["id", "versions"])?;
        let id = node.get("id");
        let record = id.id()?;
        if !self.records.insert(record) {
            return Err(id.fault(Fault::Twice).into());
        }
        let before = self.log.len();
        let versions = node.get("versions");
        versions.each(|version| {
            if self.log.len() == MAX_RECORDS {
                return Err(Refused::TooMuch(Limit::Records));
            }
            let entry = self.entry(record, version)?;
            self.log.push(entry);
            Ok(())
        })?;
        if self.log.len() == before {
            return Err(versions.fault(Fault::Refused(Problem::Empty { field: "versions" })).into());
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
        let (written, change) = version_of(record, node, &COMMON, self.now)?;
        Ok(Entry { sequence, record, written, change })
    }
}

/// What a version of a record says, and when it was written. `common` are the names it may have beside the fields of
/// its record.
pub(super) fn version_of(
    record: RecordId,
    node: &Node<'_>,
    common: &[&str],
    now: Option<&Moment>,
) -> Result<(Moment, Change), Misplaced> {
    let zone = node.get("zone");
    let zone = zone.take(Zone::parse(zone.text()?))?;
    let written = node.get("written");
    let moment = written.take(iso::read(written.text()?, zone))?;
    if let Some(now) = now.filter(|now| moment.unix_ms() - now.unix_ms() > MAX_AHEAD_MS) {
        let (day, today) = (moment.local_day(DayStart::MIDNIGHT), now.local_day(DayStart::MIDNIGHT));
        return Err(written.fault(Fault::Refused(Problem::InFuture { field: "written", day, today })));
    }
    Ok((moment, change(record, node, common)?))
}

/// The names that every version has.
const COMMON: [&str; 4] = ["sequence", "written", "zone", "kind"];

/// Written instead of a kind when the record is withdrawn.
const WITHDRAWN: &str = "withdrawn";

fn version(entry: &Entry) -> Value {
    let mut object: Object = vec![("sequence".into(), entry.sequence.into())];
    put_version(&mut object, entry);
    Value::Object(object)
}

/// Adds what [`version_of`] reads.
pub(super) fn put_version(object: &mut Object, entry: &Entry) {
    object.extend([
        ("written".into(), iso::moment(&entry.written).into()),
        ("zone".into(), entry.written.zone().name().into()),
        ("kind".into(), entry.value().map_or(WITHDRAWN, Record::kind).into()),
    ]);
    if let Some(record) = entry.value() {
        record.write(object);
    }
}

fn change(id: RecordId, node: &Node<'_>, common: &[&str]) -> Result<Change, Misplaced> {
    let kind = node.get("kind");
    let name = kind.text()?;
    if name == WITHDRAWN {
        node.only(common)?;
        return Ok(Change::Withdraw);
    }
    let unknown = || Problem::UnknownChoice { field: "kind", given: name.to_owned() };
    let record = kind.take(Record::read(name, node, common).ok_or_else(unknown))??;
    if !is_at_home(id, &record) {
        return Err(kind.fault(Fault::Wanted("the kind that belongs to this id")));
    }
    Ok(Change::Put(record))
}

/// Whether the id fits the record. An id that follows from what a record says belongs to no other.
fn is_at_home(id: RecordId, record: &Record) -> bool {
    record.own_id().map_or(!id.is_fixed(), |own| own == id)
}
