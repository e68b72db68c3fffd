//! Bearable: one row for each thing that was rated, with its category. Only moods are taken; the rest of the table is
//! the other app's own business.
//!
//! Exports from 2021 and 2022 have the columns `date` ("8th Dec 2021"), `weekday`, `time of day`, `category`,
//! `rating/amount`, `detail`, `notes`; later ones have `date formatted` (2024-05-31) beside `date`. The time of day is
//! a part of the day ("pre", "am", "mid", "pm", "all day") or a time; the detail of a mood lists feelings, separated by
//! "|".

use super::clock::Clock;
use super::columns::{number, rating, words};
use super::mapped::scale;
use super::table::{Line, Table};
use super::{Answers, Found, Read, Reason, Row, Setting, What, Without};
use crate::record::kinds::imported::{FileKind, Source};

/// Parts of a day, which are no times.
const PARTS_OF_DAY: [&str; 6] = ["pre", "am", "mid", "pm", "all day", "night"];

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
        line.fits()?;
        let time = Some(line.maybe(time)).filter(|time| !PARTS_OF_DAY.contains(&time.to_lowercase().as_str()));
        let at = clock.when(line.cell(date), time.unwrap_or_default())?;
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let points = number(line.cell(value)).ok_or(Reason::NoValue)?;
        let rating = rating(points, scale.unwrap_or((points - 1.0, points)))?;
        let activities = words("activities", line.cell(detail), &mut without);
        let note = words("note", line.maybe(note), &mut without);
        Ok(Found { at: at.when, utc: at.utc, what: What::Mood { rating, word: None, activities }, note, without })
    };
    let rows = moods.iter().map(|line| Row { line: line.number(), found: read(*line) }).collect();
    let (mut questions, open) = clock.questions();
    questions.push(question);
    let open = open + u32::from(scale.is_none());
    // They say the same as the date, or are of other categories.
    let beside = [table.column(&["date"]), table.column(&["weekday"])];
    let used = [
        Some(category),
        Some(value),
        Some(date),
        table.column(&["time of day", "time"]),
        Some(detail),
        table.column(&["notes", "note"]),
    ];
    let unused = table.not_in(&[used.as_slice(), &beside].concat());
    Some(Read { source: Source::Bearable, file: FileKind::Csv, rows, questions, open, unused })
}
