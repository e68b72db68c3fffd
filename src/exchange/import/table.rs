//! A table of separated values: RFC 4180, but also with the separators that spreadsheets use in other countries, and
//! with the slips of apps that write their own.

use std::ops::Range;

use super::{Reason, Refused, Unfit};
use crate::exchange::limit::{Limit, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};

/// A header and the rows under it.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The names of the columns, trimmed.
    pub(super) header: Vec<String>,
    /// Rows that cannot be told apart from those below them.
    pub(super) refused: Vec<Refused>,
    /// The text of all cells in one piece: a text for each cell would take several times the file.
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// The rows that are not empty: the line each begins on, counted from 1, and its cells.
    rows: Vec<(u32, Range<usize>)>,
    /// The first row under the header.
    first: usize,
}

/// The most characters of a column's name. What is longer is no name, and would be copied again and again.
const LONGEST_NAME: usize = 200;

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    table: &'a Table,
    row: usize,
}

impl<'a> Line<'a> {
    /// The line it begins on, counted from 1.
    pub(super) fn number(self) -> u32 {
        self.table.rows[self.row].0
    }

    /// How many cells it has, without empty ones at the end.
    pub(super) fn len(self) -> usize {
        let cells = self.table.rows[self.row].1.len();
        (0..cells).rev().find(|column| !self.cell(*column).is_empty()).map_or(0, |last| last + 1)
    }

    /// A cell, trimmed; empty if the row is too short.
    pub(super) fn cell(self, column: usize) -> &'a str {
        let cells = &self.table.rows[self.row].1;
        let Some(cell) = cells.start.checked_add(column).filter(|cell| cells.contains(cell)) else { return "" };
        let ends = &self.table.ends;
        let start = if cell == 0 { 0 } else { ends[cell - 1] };
        self.table.text[start..ends[cell]].trim()
    }

    /// A cell of a column that need not be there.
    pub(super) fn maybe(self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.cell(column))
    }

    /// All its cells, trimmed.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |column| self.cell(column))
    }

    /// Refuses a row with cells past the header: one of them stands in the wrong column, and nobody knows which.
    pub(super) fn fits(self) -> Result<(), Reason> {
        if self.len() > self.table.header.len() { Err(Reason::Columns) } else { Ok(()) }
    }
}

impl Table {
    /// The rows under the header, in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Line<'_>> + Clone {
        (self.first..self.rows.len()).map(|row| Line { table: self, row })
    }

    /// The column with one of these names, ignoring case. A blank may stand for an underscore.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        let is_same = |known: &str, name: &str| known.replace(' ', "_").eq_ignore_ascii_case(&name.replace(' ', "_"));
        names.iter().find_map(|name| self.header.iter().position(|known| is_same(known, name)))
    }

    /// The name of a column that need not be there.
    pub(super) fn name(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.header.get(column)).map_or("", String::as_str)
    }

    /// How many rows there are, the header among them.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Takes this row for the header.
    pub(super) fn head(&mut self, row: usize) {
        let name = |cell: &str| cell.chars().take(LONGEST_NAME).collect();
        self.header = Line { table: self, row }.cells().map(name).collect();
        self.first = row + 1;
    }

    /// Takes all rows for data from this one on. The columns have their numbers for names.
    pub(super) fn headless(&mut self, row: usize) {
        let columns = Line { table: self, row }.len();
        self.header = (1..=columns).map(|column| column.to_string()).collect();
        self.first = row;
    }

    /// The names of the columns that are not among these.
    pub(super) fn not_in(&self, used: &[Option<usize>]) -> Vec<String> {
        let columns =
            self.header.iter().enumerate().filter(|(column, name)| !name.is_empty() && !used.contains(&Some(*column)));
        columns.map(|(_, name)| name.clone()).collect()
    }

    /// Whether any row has more than one cell.
    pub(super) fn has_columns(&self) -> bool {
        !self.refused.is_empty() || (0..self.rows.len()).any(|row| self.row(row).len() > 1)
    }

    /// A row, wherever it is.
    pub(super) fn row(&self, row: usize) -> Line<'_> {
        Line { table: self, row }
    }
}

/// Reads the rows. The caller finds the header among them.
pub(super) fn read(text: &str) -> Result<Table, Unfit> {
    let (separator, skipped) = named_separator(text).unwrap_or_else(|| (separator(text), 0));
    let mut reader = Reader {
        separator,
        text,
        at: skipped,
        line: 1 + u32::from(skipped > 0),
        table: Table { text: String::with_capacity(text.len()), ..Table::default() },
    };
    while reader.at < text.len() {
        reader.row()?;
    }
    if reader.table.rows.is_empty() && reader.table.refused.is_empty() { Err(Unfit::Empty) } else { Ok(reader.table) }
}

const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];

/// The separator that the first line names, as spreadsheets have it: "sep=;".
fn named_separator(text: &str) -> Option<(char, usize)> {
    let line = text.lines().next()?;
    let named = line.trim().trim_matches('"').to_ascii_lowercase();
    let separator = named.strip_prefix("sep=")?.chars().next().unwrap_or('\t');
    Some((separator, (line.len() + 1).min(text.len()))).filter(|(separator, _)| SEPARATORS.contains(separator))
}

/// The separator that is in most of the first lines outside quotes, and equally often. A decimal comma is in fewer of
/// them, and so is a bar between two words.
fn separator(text: &str) -> char {
    const LINES: usize = 40;
    let mut counts: [Vec<usize>; SEPARATORS.len()] = Default::default();
    let mut is_quoted = false;
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LINES) {
        let mut here = [0; SEPARATORS.len()];
        for letter in line.chars() {
            is_quoted ^= letter == '"';
            let place = SEPARATORS.iter().position(|separator| *separator == letter && !is_quoted);
            if let Some(place) = place {
                here[place] += 1;
            }
        }
        counts.iter_mut().zip(here).for_each(|(counts, here)| counts.push(here));
    }
    let agreeing = |counts: &Vec<usize>| {
        let same = |most: usize| counts.iter().filter(|count| **count == most).count();
        counts.iter().filter(|count| **count > 0).map(|count| same(*count)).max().unwrap_or_default()
    };
    let present = |counts: &Vec<usize>| counts.iter().filter(|count| **count > 0).count();
    let best = SEPARATORS.iter().zip(&counts).rev().max_by_key(|(_, counts)| (present(counts), agreeing(counts)));
    best.filter(|(_, counts)| agreeing(counts) > 0).map_or(',', |(separator, _)| *separator)
}

struct Reader<'a> {
    separator: char,
    text: &'a str,
    /// How many bytes of the text have been read.
    at: usize,
    /// The line reached so far, counted from 1.
    line: u32,
    table: Table,
}

/// What ends a cell.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
}

/// A quote that is never closed, or closed by the opening quote of a later line.
struct Open;

impl Reader<'_> {
    /// Reads one row, and keeps it unless it is empty.
    fn row(&mut self) -> Result<(), Unfit> {
        let begun = (self.at, self.line, self.table.ends.len(), self.table.text.len());
        let (start, line, first, length) = begun;
        loop {
            let end = self.cell();
            let count = self.table.ends.len() - first;
            if count > MAX_COLUMNS {
                return Err(Unfit::TooMuch(Limit::Columns));
            }
            if self.table.ends.len() > MAX_CELLS {
                return Err(Unfit::TooMuch(Limit::Cells));
            }
            match end {
                Ok(End::Cell) => {}
                Ok(End::Row) => break,
                // Its cells are not certain, so the row is left out. The next one begins after its first line.
                Err(Open) => {
                    (self.at, self.line) = (start, line);
                    self.skip_line();
                    self.drop_row(first, length);
                    self.table.refused.push(Refused { line, reason: Reason::OpenQuote });
                    return self.limit_rows();
                }
            }
        }
        if self.table.text[length..].trim().is_empty() {
            self.drop_row(first, length);
            return Ok(());
        }
        let cells = first..self.table.ends.len();
        self.table.rows.push((line, cells));
        self.limit_rows()
    }

    fn limit_rows(&self) -> Result<(), Unfit> {
        let rows = self.table.rows.len() + self.table.refused.len();
        // The header is one of them.
        if rows > MAX_ROWS + 1 { Err(Unfit::TooMuch(Limit::Rows)) } else { Ok(()) }
    }

    fn drop_row(&mut self, cells: usize, length: usize) {
        self.table.text.truncate(length);
        self.table.ends.truncate(cells);
    }

    fn cell(&mut self) -> Result<End, Open> {
        let rest = &self.text[self.at..];
        let blank =
            rest.len() - rest.trim_start_matches(|letter: char| letter == ' ' && letter != self.separator).len();
        if rest[blank..].starts_with('"') {
            self.at += blank + 1;
            self.quoted()?;
        }
        let rest = &self.text[self.at..];
        let end = rest.find([self.separator, '\r', '\n']).unwrap_or(rest.len());
        self.table.text.push_str(&rest[..end]);
        self.table.ends.push(self.table.text.len());
        self.at += end;
        if rest[end..].starts_with(self.separator) {
            self.at += 1;
            // A separator at the very end of the file is followed by one more, empty cell.
            return Ok(End::Cell);
        }
        self.skip_line();
        Ok(End::Row)
    }

    /// What stands between quotes. A quote that is followed by words on another line than the one it was opened on has
    /// been opened there: the one before it was never closed.
    fn quoted(&mut self) -> Result<(), Open> {
        let line = self.line;
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find('"').ok_or(Open)?;
            self.table.text.push_str(&rest[..end]);
            self.line += lines_in(&rest[..end]);
            self.at += end + 1;
            let rest = &self.text[self.at..];
            if rest.starts_with('"') {
                self.table.text.push('"');
                self.at += 1;
                continue;
            }
            let next = rest.trim_start_matches(' ').chars().next();
            let is_closed = next.is_none_or(|next| next == self.separator || matches!(next, '\r' | '\n'));
            if !is_closed && self.line > line {
                return Err(Open);
            }
            return Ok(());
        }
    }

    /// Goes to the start of the next line. A line ends in CR, LF or both.
    fn skip_line(&mut self) {
        let rest = &self.text[self.at..];
        let Some(end) = rest.find(['\r', '\n']) else {
            self.at = self.text.len();
            return;
        };
        self.at += end + if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        self.line += 1;
    }
}

fn lines_in(text: &str) -> u32 {
    let ends = text.bytes().zip(text.bytes().skip(1).map(Some).chain([None]));
    let count = ends.filter(|(byte, next)| *byte == b'\n' || (*byte == b'\r' && *next != Some(b'\n'))).count();
    super::count(count)
}
