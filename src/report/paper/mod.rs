//! What is on the paper: the report in words, in blocks that the PDF and the
//! screen both set, so that they can never differ.

mod appendix;
mod by_month;
mod chart;
mod first_page;
mod lived;
mod notes;
mod safety;
mod status;
mod treatment;

use serde::Serialize;
use tsify::Tsify;

use super::drawing::Drawing;
use super::visit::Visit;
use crate::record::language::Language;

/// The whole report.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Paper {
    /// The language it is written in.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// The days it is about.
    pub range: String,
    /// When and how it was made.
    pub made: String,
    /// Whose report it is: the app does not know, so it is typed for this paper or filled in by hand.
    pub blanks: [Blank; 2],
    /// The last day it is about, `YYYY-MM-DD`, for the name of the file.
    pub day: String,
    /// The first page.
    pub first: Vec<PaperBlock>,
    /// What is at the foot of the first page: how it was measured.
    pub method: String,
    /// The title of the pages after it.
    pub appendix_title: String,
    /// What is on them.
    pub appendix: Vec<PaperBlock>,
    /// The letters that the PDF cannot draw, as often as they stand in it. It has their numbers in place of them.
    pub undrawn: String,
}

/// A label with what was typed for it, or with a line to write on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Blank {
    /// What belongs there.
    pub label: String,
    /// What was typed; `None` for a line.
    pub value: Option<String>,
}

/// A part of the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[tsify(missing_as_null)]
pub enum PaperBlock {
    /// The main statement.
    Statement {
        /// What it says.
        text: String,
    },
    /// The heading of a part.
    Heading {
        /// What it says.
        text: String,
    },
    /// A paragraph.
    Text {
        /// What it says.
        text: String,
        /// The most lines it may take; the rest is in the appendix. `None` for as many as it needs.
        lines: Option<u32>,
    },
    /// What must not be overlooked.
    Flag {
        /// What it says.
        text: String,
    },
    /// Short answers, each with its label.
    Facts {
        /// In their order.
        rows: Vec<Fact>,
    },
    /// A numbered list.
    List {
        /// In their order.
        items: Vec<String>,
        /// The most lines each may take, as in a text.
        lines: Option<u32>,
    },
    /// A table.
    Table(Table),
    /// A figure.
    Figure {
        /// What it shows, in words.
        alt: String,
        /// The figure.
        drawing: Drawing,
    },
    /// Two columns side by side.
    Columns {
        /// The left one.
        left: Vec<PaperBlock>,
        /// The right one.
        right: Vec<PaperBlock>,
    },
}

/// A short answer.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Fact {
    /// What it answers.
    pub label: String,
    /// The answer.
    pub value: String,
    /// The most lines it may take, as in a text.
    pub lines: Option<u32>,
}

/// A table. Every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Table {
    /// What it is about.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// The most lines each cell may take, as in a text.
    pub lines: Option<u32>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width relative to the others.
    pub weight: f32,
    /// Whether its cells are numbers, which are aligned to the right.
    pub right: bool,
}

/// How much the first page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Rows of sessions; the latest come first.
    pub sessions: usize,
    /// Rows of side effects.
    pub effects: usize,
    /// Lines of each of the person's own texts.
    pub lines: u32,
    /// The height of the chart, in points.
    pub chart: u16,
}

impl Room {
    /// From the roomiest to the tightest, which always fits.
    pub const ALL: [Self; 10] = [
        Self { sessions: 5, effects: 10, lines: 6, chart: 215 },
        Self { sessions: 5, effects: 8, lines: 4, chart: 168 },
        Self { sessions: 5, effects: 6, lines: 3, chart: 150 },
        Self { sessions: 5, effects: 5, lines: 2, chart: 130 },
        Self { sessions: 5, effects: 4, lines: 2, chart: 110 },
        Self { sessions: 5, effects: 3, lines: 2, chart: 95 },
        Self { sessions: 3, effects: 3, lines: 2, chart: 95 },
        Self { sessions: 2, effects: 2, lines: 1, chart: 80 },
        Self { sessions: 1, effects: 1, lines: 1, chart: 64 },
        Self { sessions: 1, effects: 1, lines: 1, chart: 48 },
    ];
}

impl Paper {
    /// The report of a visit, with this much room on its first page. `width` is that of the paper inside its margins,
    /// in points.
    pub fn of(visit: &Visit<'_>, room: Room, width: f32) -> Self {
        let words = visit.words();
        let range = words.span(visit.range.from, visit.range.until);
        Self {
            language: visit.language,
            title: words.title.into(),
            range: format!("{range} ({})", words.days.of(visit.range.days())),
            made: words.made.with([&words.day(visit.today)]),
            blanks: blanks(visit),
            day: visit.range.until.to_string(),
            first: first_page::blocks(visit, room, width),
            method: first_page::method(visit),
            appendix_title: words.appendix_title.into(),
            appendix: appendix::blocks(visit),
            undrawn: String::new(),
        }
    }
}

fn blanks(visit: &Visit<'_>) -> [Blank; 2] {
    let blank = |label: &str, value: &Option<String>| Blank { label: label.to_owned(), value: value.clone() };
    let [name, birth_date] = &visit.identity;
    [blank(visit.words().name, name), blank(visit.words().birth_date, birth_date)]
}

impl PaperBlock {
    fn heading(text: &str) -> Self {
        Self::Heading { text: text.to_owned() }
    }

    fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), lines: None }
    }
}

impl Table {
    /// The same, with at most this many lines in a cell.
    fn in_lines(self, lines: u32) -> Self {
        Self { lines: Some(lines), ..self }
    }

    fn new(caption: impl Into<String>, columns: impl Into<Vec<Column>>, rows: Vec<Vec<String>>) -> Self {
        Self { caption: caption.into(), columns: columns.into(), rows, lines: None }
    }
}

/// A column of words.
fn words_in(head: &str, weight: f32) -> Column {
    Column { head: head.to_owned(), weight, right: false }
}

/// A column of numbers.
fn numbers_in(head: &str, weight: f32) -> Column {
    Column { head: head.to_owned(), weight, right: true }
}
