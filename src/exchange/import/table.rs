//! A table of separated values: RFC 4180, but also with the separators that spreadsheets use in other countries.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::Unfit;

/// The most rows that are read.
pub const MAX_ROWS: usize = 200_000;
/// The most columns that are read.
pub const MAX_COLUMNS: usize = 256;

/// A header and the rows under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The names of the columns, trimmed.
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
    /// A cell, trimmed; empty if the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// The column with one of these names, ignoring case.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }
}

/// Reads the table. The first row that is not empty is the header.
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

/// The separator that occurs most often in the first line outside quotes.
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
    /// How many bytes of the text have been read.
    at: usize,
    /// The line reached so far, counted from 1.
    line: u32,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let csv = ReaderBuilder::new().delimiter(separator(text)).build();
        Self { csv, text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The next row; `None` at the end.
    fn row(&mut self) -> Option<Line> {
        // The CSV reader skips empty lines by itself. They are skipped here first, so that the row gets the number of
        // its own line.
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

    /// The next cell, and whether it is the last in its row. A quote that is never closed runs to the end of the file.
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

    /// Moves on by this many bytes. A line ends in CR, LF or both.
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
