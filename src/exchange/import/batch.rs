//! The entries of an import, and what became of each line of its file.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::dedupe::Is;
use super::{Found, OnChange, Refused, Setting, What, count};
use crate::exchange::json::text;
use crate::record::fields::Object;
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::kinds::imported::{Fate, FileKind, ImportBatch, ImportedMood, ImportedPressure, Lines, Source};
use crate::record::log::{Change, Entry, Record};

/// An import being put together.
pub(super) struct Batch<'a> {
    source: Source,
    file: FileKind,
    setting: &'a Setting<'a>,
    entries: Vec<Entry>,
    lines: Vec<u32>,
    fates: Vec<(u32, Fate)>,
    /// Rows that are here already, or whose other version is kept.
    pub(super) already: u32,
    /// Rows that change a record.
    pub(super) changed: u32,
    refused: u32,
    /// How many ids were looked at for rows that say the same, by the first of them.
    tried: BTreeMap<RecordId, u32>,
}

impl<'a> Batch<'a> {
    pub(super) fn new(source: Source, file: FileKind, setting: &'a Setting<'a>) -> Self {
        let (entries, lines, fates) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            source,
            file,
            setting,
            entries,
            lines,
            fates,
            already: 0,
            changed: 0,
            refused: 0,
            tried: BTreeMap::new(),
        }
    }

    /// Takes a row, unless it is here already; says whether it is taken.
    pub(super) fn take(&mut self, line: u32, found: Found, is: Is, on_change: Option<OnChange>) -> bool {
        let (here, fate) = match (is, on_change) {
            (Is::Already, _) => (None, Fate::Already),
            (Is::Changed(_), Some(OnChange::Keep)) => (None, Fate::Kept),
            (Is::Changed(here), None | Some(OnChange::Take)) => (Some(here), Fate::Changed),
            (Is::New, _) | (Is::Changed(_), Some(OnChange::Both)) => (None, found.without.fate()),
        };
        self.fates.push((line, fate));
        if matches!(fate, Fate::Already | Fate::Kept) {
            self.already += 1;
            return false;
        }
        self.changed += u32::from(fate == Fate::Changed);
        self.lines.push(line);
        let value = value(found, batch_id(self.setting), self.source);
        let record = here.unwrap_or_else(|| self.new_id(&value));
        self.entries.push(put(record, value, self.setting));
        true
    }

    /// An id for a new row. It follows from what the row says, so that two devices that read the same file agree, and
    /// from how many rows before it say the same.
    fn new_id(&mut self, value: &Record) -> RecordId {
        let row = row(value);
        let first = id_of(&row, 0);
        let nth = self.tried.entry(first).or_default();
        loop {
            let id = if *nth == 0 { first } else { id_of(&row, *nth) };
            *nth += 1;
            if self.setting.timeline.get(id).is_none() {
                return id;
            }
        }
    }

    /// Notes the rows that are not taken.
    pub(super) fn refuse(&mut self, refused: &[Refused]) {
        self.refused = count(refused.len());
        self.fates.extend(refused.iter().map(|row| (row.line, row.reason.fate())));
        self.fates.sort_by_key(|(line, _)| *line);
        // Several records can come from one line of XML.
        self.fates.dedup_by_key(|(line, _)| *line);
    }

    /// The entries with the batch added last, and their lines; nothing if there are none.
    pub(super) fn finish(self) -> (Vec<Entry>, Vec<u32>) {
        let Self { source, file, setting, entries, lines, fates, already, refused, .. } = self;
        let fates = Some(Lines::of(fates.into_iter()));
        (around(entries, Told { source, file, already, refused, restored: None, lines: fates }, setting), lines)
    }
}

/// What a batch tells of its import.
pub(super) struct Told {
    pub(super) source: Source,
    pub(super) file: FileKind,
    pub(super) already: u32,
    pub(super) refused: u32,
    pub(super) restored: Option<u64>,
    pub(super) lines: Option<Lines>,
}

/// The entries with the batch added last; nothing if there are none.
pub(super) fn around(mut entries: Vec<Entry>, told: Told, setting: &Setting<'_>) -> Vec<Entry> {
    if entries.is_empty() {
        return entries;
    }
    let Told { source, file, already, refused, restored, lines } = told;
    let batch = ImportBatch { source, file, added: count(entries.len()), already, refused, restored, lines };
    entries.push(put(batch_id(setting), Record::ImportBatch(batch), setting));
    entries
}

pub(super) fn put(record: RecordId, value: Record, setting: &Setting<'_>) -> Entry {
    Entry { sequence: 0, record, written: setting.at.clone(), change: Change::Put(value) }
}

fn value(found: Found, batch: RecordId, source: Source) -> Record {
    let Found { at, utc, what, note, .. } = found;
    match what {
        What::Mood { rating, word, activities } => {
            Record::ImportedMood(ImportedMood { batch, source, at, utc, rating, word, activities, note })
        }
        What::Pressure { pressure, pulse } => {
            let pressure = ImportedPressure::new(batch, source, at, pressure, pulse);
            Record::ImportedPressure(pressure.beside(utc, note))
        }
    }
}

/// What a row says, whichever import brings it.
fn row(value: &Record) -> Vec<u8> {
    let mut fields = Object::new();
    value.write(&mut fields);
    fields.retain(|(name, _)| name != "import");
    text::write_line(&Value::Object(fields))
}

fn id_of(row: &[u8], nth: u32) -> RecordId {
    let hash: [u8; 32] = Sha256::new().chain_update(row).chain_update(nth.to_le_bytes()).finalize().into();
    RecordId::from_bytes(std::array::from_fn(|at| hash[at]))
}

/// Each import is one of its own, also of a file that was imported before.
fn batch_id(setting: &Setting<'_>) -> RecordId {
    RecordId::from_bytes(setting.seed)
}
