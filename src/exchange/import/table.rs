//! A table of separated values: RFC 4180, with the separators that
//! spreadsheets of other countries use.

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
    let mut reader = Reader { rest: text, separator: separator(text), line: 1 };
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
fn separator(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0_u32), (';', 0), ('\t', 0)];
    for character in text.trim_start().chars().take_while(|character| !['\r', '\n'].contains(character)) {
        quoted ^= character == '"';
        let count = counts.iter_mut().find(|(separator, _)| *separator == character && !quoted);
        if let Some((_, count)) = count {
            *count += 1;
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(',', |(separator, _)| separator)
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    line: u32,
}

impl Reader<'_> {
    /// The next row; `None` at the end.
    fn row(&mut self) -> Option<Line> {
        if self.rest.is_empty() {
            return None;
        }
        let number = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell();
            cells.push(cell);
            if end {
                return Some(Line { number, cells });
            }
        }
    }

    /// The next cell, and whether the row ends with it. A quote that is never closed goes to the end of the file.
    fn cell(&mut self) -> (String, bool) {
        let mut cell = String::new();
        let mut quoted = self.rest.starts_with('"');
        let mut characters = self.rest.char_indices().skip(usize::from(quoted)).peekable();
        while let Some((at, character)) = characters.next() {
            let after = &self.rest[at + character.len_utf8()..];
            let newline = character == '\n' || (character == '\r' && !after.starts_with('\n'));
            self.line += u32::from(newline);
            match character {
                '"' if quoted && after.starts_with('"') => {
                    characters.next();
                    cell.push('"');
                }
                '"' if quoted => quoted = false,
                _ if quoted => cell.push(character),
                '\r' if after.starts_with('\n') => {}
                _ if newline || character == self.separator => {
                    self.rest = after;
                    return (cell, newline);
                }
                _ => cell.push(character),
            }
        }
        self.rest = "";
        (cell, true)
    }
}
