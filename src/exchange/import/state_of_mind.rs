//! States of mind as Apple's Health app keeps them, in a table: pleasantness from −1 to 1, with the person's own words.

use super::clock::Clock;
use super::columns::{number, rating, words};
use super::table::{Line, Table};
use super::{Answers, Found, Read, Reason, Row, Setting, What, Without};
use crate::record::kinds::imported::{FileKind, Source};

/// The ends of the scale, the worst first.
pub(super) const SCALE: (f64, f64) = (-1.0, 1.0);

/// The moods, if the header names the valence and when it began.
pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let (date, valence) = (table.column(&["start", "start date", "startdate", "date"])?, table.column(&["valence"])?);
    let word = table.column(&["valence classification"]);
    let (labels, associations) = (table.column(&["labels"]), table.column(&["associations"]));
    let mut clock = Clock::new(table.rows().map(|line| line.cell(date)), answers, setting);
    let mut read = |line: Line<'_>| {
        line.fits()?;
        let at = clock.when(line.cell(date), "")?;
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let rating = rating(number(line.cell(valence)).ok_or(Reason::NoValue)?, SCALE)?;
        let word = words("word", line.maybe(word), &mut without);
        let about: Vec<_> = [labels, associations]
            .into_iter()
            .map(|column| line.maybe(column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let activities = words("activities", &about.join(" | "), &mut without);
        Ok(Found { at: at.when, utc: at.utc, what: What::Mood { rating, word, activities }, note: None, without })
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (questions, open) = clock.questions();
    let unused = table.not_in(&[Some(date), Some(valence), word, labels, associations]);
    Some(Read { source: Source::AppleHealth, file: FileKind::Csv, rows, questions, open, unused })
}
