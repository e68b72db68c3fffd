//! Files of other apps and devices, and our own JSON. A dry run says what a file would add, what is there already, what
//! is refused and why, and what has to be asked first. Nothing is kept until the person has seen this.

mod archive;
mod batch;
mod bearable;
mod clock;
mod columns;
mod daylio;
mod dedupe;
mod heading;
mod health;
mod intake;
mod letters;
mod mapped;
mod moods;
mod old_days;
mod plain;
mod pressure;
mod question;
mod restore;
mod sniff;
mod state_of_mind;
mod table;
mod unfit;

use std::borrow::Cow;

use crate::record::id::RecordId;
use crate::record::kinds::imported::{Fate, FileKind, Rating, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::log::Entry;
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::When;
use crate::record::time::{DayStart, LocalDay, Moment};
use crate::record::timeline::Timeline;

pub use clock::{DateOrder, Times};
pub use intake::Intake;
pub use question::{Answers, Holds, Letters, Mapping, Numbers, OnChange, OtherVault, Question, Word};
pub use restore::{Changed, Relied, Restored};
pub(super) use restore::{RELIED_ON, choose_parts, usual};
pub use unfit::Unfit;

use self::archive::Inside;
use self::batch::Batch;
use self::dedupe::Is;
use self::table::Table;
use super::limit::{Limit, MAX_WORDS};

/// Why a row is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It has no readable day.
    NoDay,
    /// It is in the future.
    InFuture,
    /// It has no value, or one that is not a number.
    NoValue,
    /// It has more cells than the header.
    Columns,
    /// A quote in it is not closed.
    OpenQuote,
    /// The person left it out.
    LeftOut,
    /// It holds a value that the domain refuses.
    Refused(Problem),
}

impl Reason {
    fn fate(&self) -> Fate {
        match self {
            Self::NoDay => Fate::NoDay,
            Self::InFuture => Fate::InFuture,
            Self::NoValue => Fate::NoValue,
            Self::Columns => Fate::Columns,
            Self::OpenQuote => Fate::OpenQuote,
            Self::LeftOut => Fate::LeftOut,
            Self::Refused(_) => Fate::OutOfRange,
        }
    }
}

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its line in the file, counted from 1; in a backup, its place in the list.
    pub line: u32,
    /// Why.
    pub reason: Reason,
}

/// What a row that is taken loses, because it cannot be read or is too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Its time.
    pub time: bool,
    /// Its pulse.
    pub pulse: bool,
    /// The end of a text.
    pub words: bool,
}

impl Without {
    fn fate(self) -> Fate {
        match self {
            Self { time: true, .. } => Fate::WithoutTime,
            Self { pulse: true, .. } => Fate::WithoutPulse,
            Self { words: true, .. } => Fate::Cut,
            Self { time: false, pulse: false, words: false } => Fate::Added,
        }
    }
}

/// What a dry run needs besides the file.
pub struct Setting<'a> {
    /// The records as they stand.
    pub timeline: &'a Timeline,
    /// Now.
    pub at: &'a Moment,
    /// By how many minutes this phone's clock is ahead of UTC at an instant, given in milliseconds since 1970.
    pub offset_at: &'a dyn Fn(i64) -> i16,
    /// Sixteen random bytes, which become the id of the import.
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
    /// The line of each of them but the batch, if the file is another app's.
    pub lines: Vec<u32>,
    /// Records that are there already.
    pub already: u32,
    /// How many of those added change a record that is there.
    pub changed: u32,
    /// Rows that are not taken.
    pub refused: Vec<Refused>,
    /// Rows that are taken without a part of them.
    pub without: Vec<(u32, Without)>,
    /// Columns that nothing is taken from.
    pub not_read: Vec<String>,
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
    unused: Vec<String>,
}

impl Read {
    fn nothing(source: Source, file: FileKind) -> Self {
        Self { source, file, rows: Vec::new(), questions: Vec::new(), open: 0, unused: Vec::new() }
    }

    /// Whether nothing is known about the columns.
    fn asks_for_columns(&self) -> bool {
        self.questions.iter().any(|question| matches!(question, Question::Columns { .. }))
    }
}

/// One row as read.
struct Row {
    line: u32,
    found: Result<Found, Reason>,
}

/// What a row can hold.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    at: When,
    /// The minute of world time, if the file names it.
    utc: Option<u32>,
    what: What,
    note: Option<Note>,
    without: Without,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Mood { rating: Rating, word: Option<Label>, activities: Option<Note> },
    Pressure { pressure: BloodPressure, pulse: Option<Pulse> },
}

/// What this file would add to these records. Changes nothing.
pub fn dry_run(bytes: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    match sniff::kind(bytes, answers.letters)? {
        sniff::Kind::Archive => match archive::open(bytes, |xml| health::read(xml, setting))? {
            Inside::Records(json) => json_file(&json, answers, setting),
            Inside::Diary(json) => Ok(rows(daylio::read_backup(&json)?, answers, setting)),
            Inside::Health(read) => Ok(rows(read, answers, setting)),
            Inside::Tables(tables) => Ok(rows(read_tables(tables, answers, setting)?, answers, setting)),
        },
        sniff::Kind::Packed => {
            let unpacked = archive::unpack(flate2::bufread::GzDecoder::new(bytes))?;
            plain_file(&unpacked, answers, setting)
        }
        _ => plain_file(bytes, answers, setting),
    }
}

/// A file that is not packed.
fn plain_file(bytes: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    match sniff::kind(bytes, answers.letters)? {
        sniff::Kind::Archive | sniff::Kind::Packed => Err(Unfit::OtherArchive),
        sniff::Kind::Json(json) => json_file(json.as_bytes(), answers, setting),
        sniff::Kind::AppleHealth => Ok(rows(health::read(bytes, setting)?, answers, setting)),
        sniff::Kind::Text(text, unsure) => match archive::json_in_base64(&text) {
            Some(json) => json_file(&json, answers, setting),
            None => Ok(rows(read_text(text, unsure, answers, setting)?, answers, setting)),
        },
    }
}

/// A diary of Daylio, or our own records.
fn json_file(text: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    if daylio::is_backup(text) {
        return Ok(rows(daylio::read_backup(text)?, answers, setting));
    }
    restore::dry_run(text, answers, setting)
}

/// The table in an archive whose columns are known, or the only one. The names of the others are among what is not read.
fn read_tables(tables: Vec<(String, Vec<u8>)>, answers: &Answers, setting: &Setting<'_>) -> Result<Read, Unfit> {
    let names: Vec<String> = tables.iter().map(|(name, _)| name.clone()).collect();
    let is_single = tables.len() == 1;
    for (name, table) in tables {
        let (text, unsure) = match sniff::kind(&table, answers.letters) {
            Ok(sniff::Kind::Text(text, unsure)) => (text, unsure),
            Err(unfit) if is_single => return Err(unfit),
            _ => continue,
        };
        let read = read_text(text, unsure, answers, setting);
        match read {
            Ok(mut read) if is_single || !read.asks_for_columns() => {
                read.unused.extend(names.into_iter().filter(|other| *other != name));
                return Ok(Read { file: FileKind::Archive, ..read });
            }
            Err(unfit) if is_single => return Err(unfit),
            _ => {}
        }
    }
    Err(if is_single { Unfit::NoDiary } else { Unfit::ManyTables })
}

/// Reads a table and lets go of its text. Refuses a diary with more unknown words than anybody would answer for.
fn read_text(
    text: Cow<'_, str>,
    unsure: Option<letters::Unsure>,
    answers: &Answers,
    setting: &Setting<'_>,
) -> Result<Read, Unfit> {
    let mut table = table::read(&text)?;
    // The table has its own copy.
    drop(text);
    if !table.has_columns() {
        return Err(Unfit::NoTable);
    }
    let mut read = read_table(&mut table, answers, setting);
    let refused = std::mem::take(&mut table.refused);
    read.rows.extend(refused.into_iter().map(|row| Row { line: row.line, found: Err(row.reason) }));
    in_order(&mut read.rows);
    let letters = unsure.map(|letters::Unsure { sample, usual }| Question::Letters { sample, usual });
    read.questions.splice(0..0, letters);
    let words = |question: &Question| matches!(question, Question::Moods { words } if words.len() > MAX_WORDS);
    if read.questions.iter().any(words) { Err(Unfit::TooMuch(Limit::Words)) } else { Ok(read) }
}

fn in_order(rows: &mut [Row]) {
    rows.sort_by_key(|row| row.line);
}

/// Lines before the header: a title, the maker, what was exported.
const MOST_BEFORE_HEADER: usize = 20;

/// Reads a table by its header if that is known, wherever it stands near the start, and otherwise by the columns that the
/// person names.
fn read_table(table: &mut Table, answers: &Answers, setting: &Setting<'_>) -> Read {
    let known = [daylio::read_table, state_of_mind::read, bearable::read, pressure::read];
    let known = |table: &Table| known.iter().find_map(|read| read(table, answers, setting));
    for row in 0..table.len().min(MOST_BEFORE_HEADER) {
        table.head(row);
        if let Some(read) = known(table) {
            return read;
        }
    }
    mapped::find_header(table);
    known(table).unwrap_or_else(|| mapped::read(table, answers, setting))
}

/// What the rows of another app would add.
fn rows(read: Read, answers: &Answers, setting: &Setting<'_>) -> DryRun {
    let Read { source, file, rows, mut questions, mut open, unused: not_read } = read;
    let today = setting.at.local_day(DayStart::MIDNIGHT);
    let (mut found, mut refused) = (Vec::with_capacity(rows.len()), Vec::new());
    for Row { line, found: row } in rows {
        match row.and_then(|row| past(row, today)) {
            Ok(row) => found.push((line, row)),
            Err(reason) => refused.push(Refused { line, reason }),
        }
    }
    // Entries of one day are shown in the order in which they were written.
    found.sort_by_key(|(_, found)| (found.at.day, found.at.time.is_none(), found.at.time));
    if let Some((question, old)) = old_days::question(&found) {
        questions.push(question);
        open += u32::from(answers.old_days.is_none());
        if answers.old_days == Some(false) {
            refused.extend(found.drain(..old).map(|(line, _)| Refused { line, reason: Reason::LeftOut }));
            refused.sort_by_key(|row| row.line);
        }
    }
    let is = dedupe::compare(&found, source, setting);
    let differing = count(is.iter().filter(|is| matches!(is, Is::Changed(_))).count());
    if differing > 0 {
        questions.push(Question::Changed { rows: differing });
        open += u32::from(answers.changed.is_none());
    }
    let mut batch = Batch::new(source, file, setting);
    let mut without = Vec::new();
    for ((line, found), is) in found.into_iter().zip(is) {
        let lost = found.without;
        if batch.take(line, found, is, answers.changed) && lost != Without::default() {
            without.push((line, lost));
        }
    }
    without.sort_by_key(|(line, _)| *line);
    batch.refuse(&refused);
    let (already, changed) = (batch.already, batch.changed);
    let (add, lines) = if open == 0 { batch.finish() } else { Default::default() };
    DryRun { source, file, add, lines, already, changed, refused, without, not_read, questions, open, restored: None }
}

fn past(found: Found, today: LocalDay) -> Result<Found, Reason> {
    if found.at.day > today { Err(Reason::InFuture) } else { Ok(found) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
