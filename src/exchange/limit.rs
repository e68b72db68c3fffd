//! How much one file may hold. Each limit is counted while the file is read, so that a file made to fill the memory is
//! refused before it can.

use std::fmt;

/// The most bytes in a file, packed or unpacked: 64 MB.
pub const MAX_BYTES: usize = 64 << 20;
/// The most rows in a table.
pub const MAX_ROWS: usize = 200_000;
/// The most columns in a table.
pub const MAX_COLUMNS: usize = 2000;
/// The most cells in a table.
pub const MAX_CELLS: usize = 2_000_000;
/// The most records in a file, each version counted.
pub const MAX_RECORDS: usize = 200_000;
/// The most names in one JSON object.
pub const MAX_NAMES: usize = 64;
/// How deep JSON lists and objects may be nested.
pub const MAX_DEPTH: usize = 32;
/// The most JSON values that are held at once: all of a diary, or one record with its versions.
pub const MAX_VALUES: usize = 2_000_000;
/// The most files in an archive: a diary with one picture a day has a few thousand.
pub const MAX_FILES: usize = 20_000;
/// The most mood words that the person can be asked about.
pub const MAX_WORDS: usize = 100;

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// More than [`MAX_BYTES`].
    Bytes,
    /// More than [`MAX_ROWS`].
    Rows,
    /// More than [`MAX_COLUMNS`].
    Columns,
    /// More than [`MAX_CELLS`].
    Cells,
    /// More than [`MAX_RECORDS`].
    Records,
    /// More than [`MAX_NAMES`].
    Names,
    /// More than [`MAX_DEPTH`].
    Depth,
    /// More than [`MAX_VALUES`].
    Values,
    /// More than [`MAX_FILES`].
    Files,
    /// More than [`MAX_WORDS`].
    Words,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (most, what) = match self {
            Self::Bytes => return f.write_str("more than 64 MB"),
            Self::Rows => (MAX_ROWS, "rows"),
            Self::Columns => (MAX_COLUMNS, "columns"),
            Self::Cells => (MAX_CELLS, "cells"),
            Self::Records => (MAX_RECORDS, "versions of records"),
            Self::Names => (MAX_NAMES, "names in one object"),
            Self::Depth => (MAX_DEPTH, "levels"),
            Self::Values => (MAX_VALUES, "values"),
            Self::Files => (MAX_FILES, "files"),
            Self::Words => (MAX_WORDS, "unknown words"),
        };
        write!(f, "more than {most} {what}")
    }
}
