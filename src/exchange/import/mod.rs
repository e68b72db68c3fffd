//! Files of other apps and devices, and our own JSON. A dry run says what a file would add, what is there already, what
//! is refused and why, and what has to be asked first. Nothing is kept until the person has seen this.

mod archive;
mod bearable;
mod blood_pressure;
mod columns;
mod daylio;
mod dedupe;
mod instant;
mod mapped;
mod restore;
mod sniff;
mod table;

use std::borrow::Cow;

use crate::record::id::RecordId;
use crate::record::kinds::imported::{FileKind, ImportBatch, ImportedMood, ImportedPressure, Rating, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::When;
use crate::record::time::{DayStart, LocalDay, Moment};
use crate::record::timeline::Timeline;

pub use instant::{DateOrder, Times};
pub use restore::{Changed, Relied, Restored};
pub(super) use restore::{RELIED_ON, choose_parts, usual};

use super::json;
use super::limit::{Limit, MAX_WORDS};

/// Why a file cannot be imported at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Too much of something.
    #[error("the file holds {0}")]
    TooMuch(Limit),
    /// A kind of file that nothing here can read: a picture, a PDF, a program.
    #[error("this kind of file is not known")]
    UnknownKind,
    /// A zip archive that is damaged or holds no diary.
    #[error("this archive holds no diary that can be read")]
    NoDiary,
    /// JSON that is not ours or not complete.
    #[error(transparent)]
    Json(json::Refused),
}

impl From<json::Refused> for Unfit {
    fn from(refused: json::Refused) -> Self {
        match refused {
            json::Refused::TooMuch(limit) => Self::TooMuch(limit),
            refused => Self::Json(refused),
        }
    }
}

/// Why a row is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It has no readable day.
    NoDay,
    /// Its time is not readable.
    NoTime,
    /// It is in the future.
    InFuture,
    /// It has no value, or one that is not a number.
    NoValue,
    /// Its columns do not match the header.
    Columns,
    /// The person left it out.
    LeftOut,
    /// It holds a value that the domain refuses.
    Refused(Problem),
}

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its line in the file, counted from 1; in a backup, its place in the list.
    pub line: u32,
    /// Why.
    pub reason: Reason,
}

/// What has to be asked before anything is added.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The times name no zone: are they as on this phone, or world time? There is a usual answer.
    Times,
    /// Some dates, such as 03/04/2026, can be read both ways.
    DateOrder {
        /// One of them.
        example: String,
    },
    /// What these words mean, from 1 (worst) to 5.
    Moods {
        /// The words, each once.
        words: Vec<String>,
    },
    /// What the ends of the scale are.
    Scale {
        /// The lowest and the highest value in the file.
        seen: (f64, f64),
    },
    /// Which columns hold what.
    Columns {
        /// The header.
        header: Vec<String>,
        /// The first rows.
        sample: Vec<Vec<String>>,
    },
    /// Some blood pressures have an upper number that is not above the lower one: swap them?
    Swapped {
        /// How many.
        rows: u32,
    },
    /// The file was made by another installation: another phone, or another person.
    OtherVault,
    /// Some records in the file have been removed here since: bring them back? There is a usual answer.
    Removed {
        /// How many.
        records: u32,
    },
}

/// Which columns of a table hold what, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The day, or the day and the time.
    pub date: usize,
    /// The time, if it has a column of its own.
    pub time: Option<usize>,
    /// The mood.
    pub value: usize,
    /// A note.
    pub note: Option<usize>,
}

/// What the person answered. `None` means not asked or not answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What times without a zone mean.
    pub times: Option<Times>,
    /// What a date such as 03/04/2026 means.
    pub date_order: Option<DateOrder>,
    /// Words and what they mean, 1–5; `None` skips the rows with that word.
    pub moods: Vec<(String, Option<u8>)>,
    /// The worst and the best end of the scale.
    pub scale: Option<(f64, f64)>,
    /// Which columns hold what.
    pub columns: Option<Mapping>,
    /// Whether to swap the numbers of blood pressures that are the wrong way round, or to leave those out.
    pub swap: Option<bool>,
    /// Whether to bring back what has been removed here since.
    pub bring_back: bool,
    /// What to do with a file of another installation.
    pub other_vault: Option<OtherVault>,
    /// Which parts of the plans and settings to take from the file, by [`Relied::name`]. For those not named, see
    /// [`Relied::takes`].
    pub takes: Vec<(String, bool)>,
}

/// What to do with a file of another installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherVault {
    /// Bring it in: it is the same person's.
    Mine,
    /// Only look at what it would do.
    Look,
}

/// What a dry run needs besides the file.
pub struct Setting<'a> {
    /// The records as they stand.
    pub timeline: &'a Timeline,
    /// Now.
    pub at: &'a Moment,
    /// By how many minutes this phone's clock is ahead of UTC at an instant, given in milliseconds since 1970.
    pub offset_at: &'a dyn Fn(i64) -> i16,
    /// Sixteen random bytes from which the ids of the import are made.
    pub seed: [u8; 16],
    /// The installation, if it is known.
    pub vault: Option<RecordId>,
}

/// What importing a file would do.
#[derive(Clone, Debug, PartialEq)]
pub struct DryRun {
    /// Where its records come from.
    pub source: Source,
    /// What kind of file it is.
    pub file: FileKind,
    /// What would be added, with the batch last. Empty while a question without a usual answer is open, and when
    /// nothing is new.
    pub add: Vec<Entry>,
    /// Records that are there already.
    pub already: u32,
    /// Rows that are not taken.
    pub refused: Vec<Refused>,
    /// What is asked, whether or not it has been answered.
    pub questions: Vec<Question>,
    /// How many questions without a usual answer are still open.
    pub open: u32,
    /// What would change of what is here. Only our own file can change anything.
    pub restored: Option<Restored>,
}

/// What a reader makes of a file.
struct Read {
    source: Source,
    file: FileKind,
    rows: Vec<Row>,
    questions: Vec<Question>,
    open: u32,
}

/// One row as read.
struct Row {
    line: u32,
    found: Result<Found, Reason>,
}

/// What a row can hold.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    Mood { at: When, rating: Rating, word: Option<Label>, activities: Option<Note>, note: Option<Note> },
    Pressure { at: When, pressure: BloodPressure, pulse: Option<Pulse> },
}

impl Found {
    fn at(&self) -> When {
        match self {
            Self::Mood { at, .. } | Self::Pressure { at, .. } => *at,
        }
    }
}

/// What this file would add to these records. Changes nothing.
pub fn dry_run(bytes: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    match sniff::kind(bytes)? {
        sniff::Kind::Json => restore::dry_run(bytes, answers, setting),
        sniff::Kind::Archive => Ok(rows(daylio::read_backup(&archive::diary(bytes)?)?, setting)),
        sniff::Kind::Text(text) => Ok(rows(read_text(text, answers, setting)?, setting)),
    }
}

/// Reads a table by its header if that is known, and otherwise by the columns that the person names.
fn read_table(table: &table::Table, answers: &Answers, setting: &Setting<'_>) -> Read {
    let known = [daylio::read_table, blood_pressure::read, bearable::read];
    known.iter().find_map(|read| read(table, answers, setting)).unwrap_or_else(|| mapped::read(table, answers, setting))
}

/// Reads a table and lets go of its text. Refuses a diary with more unknown words than anybody would answer for.
fn read_text(text: Cow<'_, str>, answers: &Answers, setting: &Setting<'_>) -> Result<Read, Unfit> {
    let table = table::read(&text)?;
    // The table has its own copy.
    drop(text);
    let read = read_table(&table, answers, setting);
    let words = |question: &Question| matches!(question, Question::Moods { words } if words.len() > MAX_WORDS);
    if read.questions.iter().any(words) { Err(Unfit::TooMuch(Limit::Words)) } else { Ok(read) }
}

/// What the rows of another app would add.
fn rows(read: Read, setting: &Setting<'_>) -> DryRun {
    let Read { source, file, rows, questions, open } = read;
    let today = setting.at.local_day(DayStart::MIDNIGHT);
    let (mut found, mut refused) = (Vec::with_capacity(rows.len()), Vec::new());
    for Row { line, found: row } in rows {
        match row.and_then(|row| past(row, today)) {
            Ok(row) => found.push(row),
            Err(reason) => refused.push(Refused { line, reason }),
        }
    }
    let known = found.len();
    let mut new = dedupe::new(found, source, setting.timeline);
    let already = count(known - new.len());
    // Entries of one day are shown in the order in which they were written.
    new.sort_by_key(|found| (found.at().day, found.at().time.is_none(), found.at().time));
    let ids = Ids(setting.seed);
    let records = new.into_iter().map(|found| record(found, ids.batch(), source));
    let entries: Vec<Entry> =
        (1..).zip(records).map(|(number, record)| put(ids.record(number), record, setting)).collect();
    let batch = Batch { source, file, already, refused: count(refused.len()), restored: None };
    let add = if open == 0 { batch.around(entries, setting) } else { Vec::new() };
    DryRun { source, file, add, already, refused, questions, open, restored: None }
}

fn past(found: Found, today: LocalDay) -> Result<Found, Reason> {
    if found.at().day > today { Err(Reason::InFuture) } else { Ok(found) }
}

fn record(found: Found, batch: RecordId, source: Source) -> Record {
    match found {
        Found::Mood { at, rating, word, activities, note } => {
            Record::ImportedMood(ImportedMood { batch, source, at, rating, word, activities, note })
        }
        Found::Pressure { at, pressure, pulse } => {
            Record::ImportedPressure(ImportedPressure::new(batch, source, at, pressure, pulse))
        }
    }
}

fn put(record: RecordId, value: Record, setting: &Setting<'_>) -> Entry {
    Entry { sequence: 0, record, written: setting.at.clone(), change: Change::Put(value) }
}

/// The batch being put together.
struct Batch {
    source: Source,
    file: FileKind,
    already: u32,
    refused: u32,
    restored: Option<u64>,
}

impl Batch {
    /// The entries with the batch added last; nothing if there are none.
    fn around(self, mut entries: Vec<Entry>, setting: &Setting<'_>) -> Vec<Entry> {
        if entries.is_empty() {
            return entries;
        }
        let Self { source, file, already, refused, restored } = self;
        let batch = ImportBatch { source, file, added: count(entries.len()), already, refused, restored };
        entries.push(put(Ids(setting.seed).batch(), Record::ImportBatch(batch), setting));
        entries
    }
}

/// Ids from one random draw: twelve of its bytes and a counter.
struct Ids([u8; 16]);

impl Ids {
    fn batch(&self) -> RecordId {
        self.record(0)
    }

    fn record(&self, number: u32) -> RecordId {
        let mut bytes = self.0;
        bytes[12..].copy_from_slice(&number.to_be_bytes());
        RecordId::from_bytes(bytes)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
