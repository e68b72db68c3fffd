//! Any table of moods or blood pressures, once the person has said which columns hold what.

use super::clock::Clock;
use super::columns::{is_blank, number, rating, words};
use super::moods::{Meaning, Meanings};
use super::pressure;
use super::table::{Line, Table};
use super::{Answers, Found, Holds, Mapping, Question, Read, Reason, Row, Setting, What, Without};
use crate::record::kinds::imported::{FileKind, Rating, Source};

/// How many rows are shown while the person chooses columns.
const SAMPLE: usize = 3;
/// How many characters of a cell are shown then.
const SHOWN: usize = 80;

pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Read {
    let columns = Question::Columns {
        header: table.header.iter().map(|cell| start(cell)).collect(),
        sample: table.rows().take(SAMPLE).map(|line| line.cells().map(start).collect()).collect(),
    };
    let mut read = match answers.columns {
        None => Read { open: 1, ..Read::nothing(Source::Table, FileKind::Csv) },
        Some(Mapping { date, time, holds: Holds::Pressure(numbers), note }) => {
            let columns = pressure::Columns { date, time, offset: None, zone: None, numbers, note };
            pressure::read_columns(table, &columns, answers, setting)
        }
        Some(Mapping { date, time, holds: Holds::Mood(value), note }) => {
            moods(table, [Some(date), time, Some(value), note], answers, setting)
        }
    };
    read.questions.insert(0, columns);
    read
}

/// Finds the header where no name is known: the first row with as many cells as most of the first rows have. If it holds
/// a day, it is no header.
pub(super) fn find_header(table: &mut Table) {
    const LOOKED_AT: usize = 50;
    let lengths: Vec<usize> = (0..table.len().min(LOOKED_AT)).map(|row| table.row(row).len()).collect();
    let same = |length: usize| lengths.iter().filter(|other| **other == length).count();
    let usual = lengths.iter().copied().filter(|length| *length > 1).max_by_key(|length| (same(*length), *length));
    // Rows may be shorter than the header, and longer by an empty cell.
    let header = usual.and_then(|usual| lengths.iter().position(|length| *length >= usual)).unwrap_or_default();
    if table.len() == 0 {
        return;
    }
    let holds_a_day = table.row(header).cells().any(super::clock::is_day);
    if holds_a_day { table.headless(header) } else { table.head(header) }
}

fn moods(table: &Table, columns: [Option<usize>; 4], answers: &Answers, setting: &Setting<'_>) -> Read {
    let [date, time, value, note] = columns;
    let names = [table.name(date), table.name(time)];
    let mut clock = Clock::new(table.rows().map(|line| line.maybe(date)), answers, setting).under(names);
    let numbers = || table.rows().filter_map(|line| number(line.maybe(value)));
    // Words are asked about, but only where there is no number: beside numbers they are slips.
    let is_words = numbers().next().is_none();
    let (scale, question) = scale(numbers(), answers);
    let mut meanings = Meanings::new(answers, table.rows().map(|line| line.maybe(value)));
    let mut read = |line: Line<'_>| {
        line.fits()?;
        let at = clock.when(line.maybe(date), line.maybe(time))?;
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let cell = line.maybe(value);
        let (rating, word) = if is_words {
            let Meaning { points, word } = meanings.of(cell, &mut without)?;
            (
                Rating::new(i32::from(points) * Rating::POINT, Rating::POINT, 5 * Rating::POINT)
                    .map_err(Reason::Refused)?,
                word,
            )
        } else {
            let points = number(cell).ok_or(Reason::NoValue)?;
            (rating(points, scale.unwrap_or((points - 1.0, points)))?, None)
        };
        let note = words("note", line.maybe(note), &mut without).filter(|note| !is_blank(note.as_str()));
        Ok(Found { at: at.when, utc: at.utc, what: What::Mood { rating, word, activities: None }, note, without })
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (mut questions, mut open) = clock.questions();
    if is_words {
        open += meanings.open();
        questions.splice(0..0, meanings.question());
    } else {
        open += u32::from(scale.is_none());
        questions.insert(0, question);
    }
    Read { source: Source::Table, file: FileKind::Csv, rows, questions, open, unused: table.not_in(&columns) }
}

/// The start of a cell. It only has to be told apart from the others.
fn start(cell: &str) -> String {
    cell.chars().take(SHOWN).collect()
}

/// The ends of the scale as the person gave them, worst first, and the question. Nothing is added while it is open.
pub(super) fn scale(values: impl Iterator<Item = f64>, answers: &Answers) -> (Option<(f64, f64)>, Question) {
    let seen = values.fold(None, |seen: Option<(f64, f64)>, value| {
        Some(seen.map_or((value, value), |(least, most)| (least.min(value), most.max(value))))
    });
    (answers.scale, Question::Scale { seen: seen.unwrap_or_default() })
}
