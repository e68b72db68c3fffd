//! Cells of RFC 4180, written so that no spreadsheet mistakes them for something else.

use crate::exchange::uuid::grouped;
use crate::record::id::RecordId;
use crate::record::time::LocalDay;

/// A column, with the unit of its values.
pub(super) struct Column {
    pub(super) name: String,
    pub(super) unit: &'static str,
}

/// The text of a cell; an empty one is a missing value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell(String);

impl Cell {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The person's own words. Spreadsheets must not take them for a number or a date.
    pub(super) fn words(words: &str) -> Self {
        let number_like = |byte: u8| byte.is_ascii_digit() || b" .,:/-+eE".contains(&byte);
        let looks_like_number =
            words.starts_with(|first: char| first.is_ascii_digit()) && words.bytes().all(number_like);
        Self(if looks_like_number { format!("'{words}") } else { words.to_owned() })
    }
}

/// Writes one line, ending in CR LF.
pub(super) fn write_line(file: &mut Vec<u8>, cells: impl IntoIterator<Item = Cell>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            file.push(b',');
        }
        write_cell(file, &cell.0);
    }
    file.extend(b"\r\n");
}

/// A cell that starts like a formula gets an apostrophe in front, so that it is shown and never run.
fn write_cell(file: &mut Vec<u8>, text: &str) {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']) {
        "'"
    } else {
        ""
    };
    if text.contains(['"', ',', ';', '\r', '\n', '\t']) {
        file.extend(format!("\"{guard}{}\"", text.replace('"', "\"\"")).into_bytes());
    } else {
        file.extend(guard.bytes().chain(text.bytes()));
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Whole numbers, days and times.
macro_rules! displayed {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Cell {
            fn from(value: $kind) -> Self {
                Self(value.to_string())
            }
        }
    )*};
}

displayed!(u8, i64, usize, LocalDay);

/// In groups: a spreadsheet would take 32 digits for a number.
impl From<RecordId> for Cell {
    fn from(record: RecordId) -> Self {
        Self(grouped(&record.to_string()))
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::from(if value { "yes" } else { "no" })
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::default, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, write_line};

    fn line(cells: &[&str]) -> String {
        let mut file = Vec::new();
        write_line(&mut file, cells.iter().map(|text| Cell::from(*text)));
        String::from_utf8_lossy(&file).into_owned()
    }

    #[test]
    fn cells_are_parted_and_quoted_as_rfc_4180_has_it() {
        assert_eq!(line(&["a", "", "b c"]), "a,,b c\r\n");
        assert_eq!(line(&["a,b", "say \"no\"", "x\r\ny"]), "\"a,b\",\"say \"\"no\"\"\",\"x\r\ny\"\r\n");
    }

    #[test]
    fn a_formula_is_shown_and_never_run() {
        for formula in ["=1+1", "+49", "-1", "@cmd", "\0x", "＝1"] {
            assert_eq!(line(&[formula]), format!("'{formula}\r\n"));
        }
        assert_eq!(line(&["\t=1"]), "\"'\t=1\"\r\n");
        assert_eq!(line(&["=\"a\",b"]), "\"'=\"\"a\"\",b\"\r\n");
    }

    #[test]
    fn words_never_become_a_number_or_a_date() {
        for (words, cell) in
            [("22.5", "'22.5"), ("3/4", "'3/4"), ("1e5", "'1e5"), ("007", "'007"), ("7 days", "7 days")]
        {
            assert_eq!(Cell::words(words), Cell::from(cell));
        }
    }
}
