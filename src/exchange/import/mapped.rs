//! Any table of moods, once the person has said which columns hold what.

use super::columns::{number, rating, words};
use super::instant::Clock;
use super::table::{Line, Table};
use super::{Answers, Found, Question, Read, Reason, Row, Setting};
use crate::record::kinds::imported::{FileKind, Source};

/// How many rows are shown while the person chooses columns.
const SAMPLE: usize = 3;
/// How many characters of a cell are shown then.
const SHOWN: usize = 80;

pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Read {
    let columns = Question::Columns {
        header: table.header.iter().map(|cell| start(cell)).collect(),
        sample: table.rows().take(SAMPLE).map(|line| line.cells().map(start).collect()).collect(),
    };
    let Some(mapping) = answers.columns else {
        return Read {
            source: Source::Table,
            file: FileKind::Csv,
            rows: Vec::new(),
            questions: vec![columns],
            open: 1,
        };
    };
    let mut clock = Clock::new(table.rows().map(|line| line.cell(mapping.date)), answers, setting);
    let (scale, question) = scale(table.rows().filter_map(|line| number(line.cell(mapping.value))), answers);
    let mut read = |line: Line<'_>| {
        if line.len() != table.header.len() {
            return Err(Reason::Columns);
        }
        let at = clock.when(line.cell(mapping.date), mapping.time.map_or("", |time| line.cell(time)))?;
        let points = number(line.cell(mapping.value)).ok_or(Reason::NoValue)?;
        Ok(Found::Mood {
            at,
            rating: rating(points, scale.unwrap_or((points - 1.0, points)))?,
            word: None,
            activities: None,
            note: words("note", mapping.note.map_or("", |note| line.cell(note)))?,
        })
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (questions, open) = clock.questions();
    let questions = [columns, question].into_iter().chain(questions).collect();
    Read { source: Source::Table, file: FileKind::Csv, rows, questions, open: open + u32::from(scale.is_none()) }
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
