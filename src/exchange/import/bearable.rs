//! Bearable: one row for each thing that was rated, with its category. Only moods are taken; the rest of the table is
//! the other app's own business.
//!
//! Exports from 2021 and 2022 have the columns `date` ("8th Dec 2021"), `weekday`, `time of day`, `category`,
//! `rating/amount`, `detail`, `notes`; later ones have `date formatted` (2024-05-31) beside `date`. The time of day is
//! a part of the day ("pre", "am", "mid", "pm", "all day") or a time; the detail of a mood lists feelings, separated by
//! "|".

use super::columns::{number, rating, words};
use super::instant::Clock;
use super::mapped::scale;
use super::table::{Line, Table};
use super::{Answers, Found, Read, Reason, Row, Setting};
use crate::record::kinds::imported::{FileKind, Source};

/// The moods, if the header is Bearable's.
pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let (category, value) = (table.column(&["category"])?, table.column(&["rating/amount", "rating", "amount"])?);
    let date = table.column(&["date formatted", "date"])?;
    let time = table.column(&["time of day", "time"]);
    let (detail, note) = (table.column(&["detail", "details"])?, table.column(&["notes", "note"]));
    let moods: Vec<Line<'_>> = table.rows().filter(|line| line.cell(category).eq_ignore_ascii_case("mood")).collect();
    let mut clock = Clock::new(moods.iter().map(|line| line.cell(date)), answers, setting);
    let values = moods.iter().filter_map(|line| number(line.cell(value)));
    let (scale, question) = scale(values, answers);
    let mut read = |line: Line<'_>| {
        let time = time.map_or("", |time| line.cell(time));
        let at = clock.when(line.cell(date), if time.contains(':') { time } else { "" })?;
        let points = number(line.cell(value)).ok_or(Reason::NoValue)?;
        Ok(Found::Mood {
            at,
            rating: rating(points, scale.unwrap_or((points - 1.0, points)))?,
            word: None,
            activities: words("activities", line.cell(detail))?,
            note: words("note", note.map_or("", |note| line.cell(note)))?,
        })
    };
    let rows = moods.iter().map(|line| Row { line: line.number(), found: read(*line) }).collect();
    let (mut questions, open) = clock.questions();
    questions.push(question);
    Some(Read {
        source: Source::Bearable,
        file: FileKind::Csv,
        rows,
        questions,
        open: open + u32::from(scale.is_none()),
    })
}
