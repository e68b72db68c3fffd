//! The whole log as JSON, described in `docs/json-format.md`: every version of
//! every record, so that reading gives the timeline that was written. What
//! follows from the records is not written.

mod days;
mod fade;
mod forms;
mod imports;
mod plans;
mod sessions;

use std::collections::BTreeSet;

use super::iso;
use super::node::{Fault, Misplaced, Node};
use super::value::{self, Unreadable, Value, object};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::time::{Moment, Zone};
use crate::record::timeline::Timeline;

/// What the file calls itself.
const FORMAT: &str = "tidemark-timeline";
/// The newest version that is known.
pub const VERSION: u32 = 1;
/// Versions of records that one file may hold.
pub const MAX_ENTRIES: usize = 200_000;

/// Why a file is not read. Nothing of it is taken.
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
        /// Its version.
        found: u32,
    },
    /// More versions of records than are read at all.
    #[error("the file holds more than 200,000 versions of records")]
    TooMany,
    /// A value that cannot be.
    #[error(transparent)]
    Misplaced(#[from] Misplaced),
}

/// The file of a timeline. Records come in the order of first writing, their
/// versions oldest first.
pub fn write(timeline: &Timeline, exported: &Moment) -> Vec<u8> {
    let mut seen = BTreeSet::new();
    let firsts = timeline.log().iter().filter(|entry| seen.insert(entry.record));
    let record = |first: &Entry| {
        let versions: Vec<Value> = timeline.trail(first.record).map(version).collect();
        object! { "id": first.record, "versions": versions }
    };
    value::write(&object! {
        "format": FORMAT,
        "version": VERSION,
        "exported": object! { "at": iso::moment(exported), "zone": exported.zone().name() },
        "records": firsts.map(record).collect::<Vec<_>>(),
    })
}

/// The log in a file that [`write()`] made, or in one like it, by sequence.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, Refused> {
    let tree = value::parse(bytes)?;
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
    root.only(&[&["format", "version", "exported", "records"]])?;
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
        node.only(&[&["id", "versions"]])?;
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
        // One more must fit after the last.
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

fn version(entry: &Entry) -> Value {
    let common = object! {
        "sequence": entry.sequence,
        "written": iso::moment(&entry.written),
        "zone": entry.written.zone().name(),
    };
    let change = match entry.value() {
        Some(record) => put(record),
        None => object! { "kind": "withdrawn" },
    };
    match (common, change) {
        (Value::Object(mut fields), Value::Object(rest)) => {
            fields.extend(rest);
            Value::Object(fields)
        }
        (_, other) => other,
    }
}

/// A record with its kind. Each kind has its names in one place, read and written side by side.
fn put(record: &Record) -> Value {
    match record {
        Record::CheckIn(check_in) => days::write_check_in(check_in),
        Record::Function(form) => days::write_function(form),
        Record::Setback(setback) => days::write_setback(setback),
        Record::Phq9(form) => forms::write_phq9(form),
        Record::Gad7(form) => forms::write_gad7(form),
        Record::ClinicScore(score) => forms::write_clinic_score(score),
        Record::Screen(screen) => forms::write_screen(screen),
        Record::Session(session) => sessions::write_session(session),
        Record::Stamp(stamp) => sessions::write_stamp(stamp),
        Record::Pressure(reading) => sessions::write_pressure(reading),
        Record::SideEffect(effect) => sessions::write_side_effect(effect),
        Record::Settings(settings) => plans::write_settings(settings),
        Record::Plan(plan) => plans::write_plan(plan),
        Record::SafetyPlan(plan) => plans::write_safety_plan(plan),
        Record::ImportBatch(batch) => imports::write_batch(batch),
        Record::ImportedMood(mood) => imports::write_mood(mood),
        Record::ImportedPressure(pressure) => imports::write_pressure(pressure),
        Record::FadeAlert(alert) => fade::write_alert(alert),
    }
}

fn change(id: RecordId, node: &Node<'_>) -> Result<Change, Misplaced> {
    let kind = node.get("kind");
    let record = match kind.text()? {
        "withdrawn" => {
            node.only(&[&COMMON])?;
            return Ok(Change::Withdraw);
        }
        "checkIn" => Record::CheckIn(days::read_check_in(node)?),
        "function" => Record::Function(days::read_function(node)?),
        "setback" => Record::Setback(days::read_setback(node)?),
        "phq9" => Record::Phq9(forms::read_phq9(node)?),
        "gad7" => Record::Gad7(forms::read_gad7(node)?),
        "clinicScore" => Record::ClinicScore(forms::read_clinic_score(node)?),
        "screen" => Record::Screen(forms::read_screen(node)?),
        "session" => Record::Session(sessions::read_session(node)?),
        "stamp" => Record::Stamp(sessions::read_stamp(node)?),
        "pressure" => Record::Pressure(sessions::read_pressure(node)?),
        "sideEffect" => Record::SideEffect(sessions::read_side_effect(node)?),
        "settings" => Record::Settings(plans::read_settings(node)?),
        "plan" => Record::Plan(plans::read_plan(node)?.into()),
        "safetyPlan" => Record::SafetyPlan(plans::read_safety_plan(node)?.into()),
        "import" => Record::ImportBatch(imports::read_batch(node)?),
        "importedMood" => Record::ImportedMood(imports::read_mood(node)?),
        "importedPressure" => Record::ImportedPressure(imports::read_pressure(node)?),
        "fadeAlert" => Record::FadeAlert(fade::read_alert(node)?),
        other => {
            let problem = Problem::UnknownChoice { field: "kind", given: other.to_owned() };
            return Err(kind.fault(Fault::Refused(problem)));
        }
    };
    if !is_at_home(id, &record) {
        return Err(kind.fault(Fault::Wanted("the kind that belongs to this id")));
    }
    Ok(Change::Put(record))
}

/// The settings and the plans have identities of their own, and no other record has them.
fn is_at_home(id: RecordId, record: &Record) -> bool {
    match record {
        Record::Settings(_) => id == RecordId::SETTINGS,
        Record::Plan(_) => id == RecordId::PLAN,
        Record::SafetyPlan(_) => id == RecordId::SAFETY_PLAN,
        _ => ![RecordId::SETTINGS, RecordId::PLAN, RecordId::SAFETY_PLAN].contains(&id),
    }
}
