//! A table of separated values: RFC 4180, but also with the separators that spreadsheets use in other countries.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::Unfit;
use crate::exchange::limit::{Limit, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};

/// A header and the rows under it.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The names of the columns, trimmed.
    pub(super) header: Vec<String>,
    /// The text of all cells in one piece: a text for each cell would take several times the file.
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// The rows that are not empty: the line each begins on, counted from 1, and its cells.
    rows: Vec<(u32, Range<usize>)>,
}

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

    /// How many cells it has.
    pub(super) fn len(self) -> usize {
        self.table.rows[self.row].1.len()
    }

    /// A cell, trimmed; empty if the row is too short.
    pub(super) fn cell(self, column: usize) -> &'a str {
        let cells = &self.table.rows[self.row].1;
        let Some(cell) = cells.start.checked_add(column).filter(|cell| cells.contains(cell)) else { return "" };
        let ends = &self.table.ends;
        let start = if cell == 0 { 0 } else { ends[cell - 1] };
        self.table.text[start..ends[cell]].trim()
    }

    /// All its cells, trimmed.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |column| self.cell(column))
    }
}

impl Table {
    /// The rows, in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Line<'_>> + Clone {
        (0..self.rows.len()).map(|row| Line { table: self, row })
    }

    /// The column with one of these names, ignoring case.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }
}

/// Reads the table. The first row that is not empty is the header.
pub(super) fn read(text: &str) -> Result<Table, Unfit> {
    let mut reader = Reader::new(text);
    while reader.row()? {}
    // Cells are cut at separators and quotes only, which are never a part of another character.
    let text = String::from_utf8(reader.cells).map_err(|_| Unfit::UnknownKind)?;
    let mut table = Table { header: Vec::new(), text, ends: reader.ends, rows: reader.rows };
    let header = table.rows().next().ok_or(Unfit::Empty)?.cells().map(str::to_owned).collect();
    table.header = header;
    table.rows.remove(0);
    Ok(table)
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
    cells: Vec<u8>,
    ends: Vec<usize>,
    rows: Vec<(u32, Range<usize>)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let csv = ReaderBuilder::new().delimiter(separator(text)).build();
        let cells = Vec::with_capacity(text.len());
        Self { csv, text: text.as_bytes(), at: 0, line: 1, cells, ends: Vec::new(), rows: Vec::new() }
    }

    /// Reads one row and keeps it unless it is empty; `false` at the end.
    fn row(&mut self) -> Result<bool, Unfit> {
        // The CSV reader skips empty lines by itself. They are skipped here first, so that the row gets the number of
        // its own line.
        while matches!(self.text.get(self.at), Some(b'\r' | b'\n')) {
            self.advance(1);
        }
        let (number, first, start) = (self.line, self.ends.len(), self.cells.len());
        while let Some(is_last) = self.cell() {
            let count = self.ends.len() - first;
            if count > MAX_COLUMNS {
                return Err(Unfit::TooMuch(Limit::Columns));
            }
            if self.ends.len() > MAX_CELLS {
                return Err(Unfit::TooMuch(Limit::Cells));
            }
            if !is_last {
                continue;
            }
            if self.cells[start..].trim_ascii().is_empty() {
                self.cells.truncate(start);
                self.ends.truncate(first);
            } else if self.rows.len() > MAX_ROWS {
                return Err(Unfit::TooMuch(Limit::Rows));
            } else {
                self.rows.push((number, first..first + count));
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Reads the next cell, and says whether it is the last in its row; `None` at the end. A quote that is never closed
    /// runs to the end of the file.
    fn cell(&mut self) -> Option<bool> {
        let mut part = [0; 256];
        loop {
            let (result, read, written) = self.csv.read_field(&self.text[self.at..], &mut part);
            self.advance(read);
            self.cells.extend_from_slice(&part[..written]);
            match result {
                ReadFieldResult::Field { record_end } => {
                    self.ends.push(self.cells.len());
                    return Some(record_end);
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
