//! A table of separated values: RFC 4180, with the separators that
//! spreadsheets of other countries use.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::Unfit;

/// Rows of a table that is read at all.
pub const MAX_ROWS: usize = 200_000;
/// Columns of a table that is read at all.
pub const MAX_COLUMNS: usize = 256;

/// A header and what is under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The names of the columns, without white space at their ends.
    pub(super) header: Vec<String>,
    /// The rows that are not empty.
    pub(super) rows: Vec<Line>,
}

/// A row and the line it begins on, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

impl Line {
    /// A cell without white space at its ends; empty when the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// The column of one of these names, whatever their case.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }
}

/// The table in a text. The first row that is not empty is the header.
pub(super) fn read(text: &str) -> Result<Table, Unfit> {
    let mut reader = Reader::new(text);
    let mut lines =
        std::iter::from_fn(|| reader.row()).filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()));
    let header = lines.next().ok_or(Unfit::Empty)?;
    let mut table =
        Table { header: header.cells.iter().map(|name| name.trim().to_owned()).collect(), rows: Vec::new() };
    for line in lines {
        if table.rows.len() == MAX_ROWS || line.cells.len() > MAX_COLUMNS {
            return Err(Unfit::TooMany);
        }
        table.rows.push(line);
    }
    if table.header.len() > MAX_COLUMNS { Err(Unfit::TooMany) } else { Ok(table) }
}

/// The separator that the first line has most of outside of quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes().take_while(|byte| !matches!(byte, b'\r' | b'\n')) {
        quoted ^= byte == b'"';
        let count = counts.iter_mut().find(|(separator, _)| *separator == byte && !quoted);
        if let Some((_, count)) = count {
            *count += 1;
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(separator, _)| separator)
}

struct Reader<'a> {
    csv: csv_core::Reader,
    text: &'a [u8],
    /// How much of the text was read.
    at: usize,
    /// The line that it was read to, counted from 1.
    line: u32,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let csv = ReaderBuilder::new().delimiter(separator(text)).build();
        Self { csv, text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The next row; `None` at the end.
    fn row(&mut self) -> Option<Line> {
        // The reader leaves out empty lines: they are passed here, so that the row begins on its own line.
        while matches!(self.text.get(self.at), Some(b'\r' | b'\n')) {
            self.advance(1);
        }
        let number = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, last) = self.cell()?;
            cells.push(cell);
            if last {
                return Some(Line { number, cells });
            }
        }
    }

    /// The next cell, and whether the row ends with it. A quote that is never closed goes to the end of the file.
    fn cell(&mut self) -> Option<(String, bool)> {
        let mut cell = Vec::new();
        let mut part = [0; 256];
        loop {
            let (result, read, written) = self.csv.read_field(&self.text[self.at..], &mut part);
            self.advance(read);
            cell.extend_from_slice(&part[..written]);
            match result {
                ReadFieldResult::Field { record_end } => {
                    return Some((String::from_utf8_lossy(&cell).into_owned(), record_end));
                }
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::End => return None,
            }
        }
    }

    /// Goes on by as many bytes. A line ends with CR, LF or both.
    fn advance(&mut self, bytes: usize) {
        for _ in 0..bytes {
            let next = self.text.get(self.at + 1);
            let ends = match self.text[self.at] {
                b'\r' => next != Some(&b'\n'),
                byte => byte == b'\n',
            };
            self.line += u32::from(ends);
            self.at += 1;
        }
    }
}
