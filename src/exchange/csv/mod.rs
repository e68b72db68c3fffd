//! Tables as CSV, described in `docs/exports.md`: one file per kind, or all tables in one long file with one value per
//! line. They hold the records in their current version. The safety plan and telephone numbers stay on the phone.

mod cell;
mod columns;
mod tables;

use super::{Notes, iso, zip};
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use cell::{Cell, Column, write_line};

/// The records of one kind.
struct Table {
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// The current version of a record.
struct Row {
    record: RecordId,
    day: LocalDay,
    cells: Vec<Cell>,
    written: String,
    changed: String,
    late: bool,
    edited: bool,
}

/// All tables in one zip archive.
pub fn zipped(timeline: &Timeline, notes: Notes) -> Vec<u8> {
    zip::write(&files(timeline, notes))
}

/// The tables, each with its file name. A kind without records has only its header.
pub fn files(timeline: &Timeline, notes: Notes) -> Vec<(String, Vec<u8>)> {
    tables::tables(timeline, notes).iter().map(|table| (format!("{}.csv", table.name), table.write())).collect()
}

/// Every value of every record in one table, by kind and day. A missing value has no line.
pub fn long(timeline: &Timeline, notes: Notes) -> Vec<u8> {
    let mut file = begin();
    let header = ["day", "kind", "item", "value", "unit", "record", "written", "changed", "late", "edited"];
    write_line(&mut file, header.into_iter().map(Cell::from));
    for table in tables::tables(timeline, notes) {
        for row in &table.rows {
            for (column, value) in table.columns.iter().zip(&row.cells).filter(|(_, value)| !value.is_empty()) {
                let item =
                    [row.day.into(), table.name.into(), column.name.as_str().into(), value.clone(), column.unit.into()];
                write_line(&mut file, item.into_iter().chain([row.record.into()]).chain(row.marks()));
            }
        }
    }
    file
}

impl Table {
    fn write(&self) -> Vec<u8> {
        let mut file = begin();
        let names = self.columns.iter().map(|column| column.name.as_str());
        let header = ["record", "day"].into_iter().chain(names).chain(["written", "changed", "late", "edited"]);
        write_line(&mut file, header.map(Cell::from));
        for row in &self.rows {
            let about = [row.record.into(), row.day.into()];
            write_line(&mut file, about.into_iter().chain(row.cells.iter().cloned()).chain(row.marks()));
        }
        file
    }
}

impl Row {
    fn new(kept: &Kept<'_, Value>, day: LocalDay, start: DayStart, cells: Vec<Cell>) -> Self {
        Self {
            record: kept.id,
            day,
            cells,
            written: iso::moment(kept.first_written),
            changed: iso::moment(kept.last_written),
            late: kept.first_written.local_day(start) > day,
            edited: kept.edited,
        }
    }

    fn marks(&self) -> [Cell; 4] {
        [self.written.as_str().into(), self.changed.as_str().into(), self.late.into(), self.edited.into()]
    }
}

/// The byte order mark tells Excel that the text is UTF-8.
fn begin() -> Vec<u8> {
    "\u{feff}".into()
}
