//! What is persisted: a file for each kind of record with the row that is written today, and `retired` with the rows
//! that are only read.
//!
//! Rows are postcard, where the order of fields is the format. They are written out by hand beside the tables of
//! `record::kinds`, on purpose: a table may change, a format never does once it was released. A changed record gets a
//! new row at the end of the list in `entry`, and the one before it moves to `retired`, where it is read for ever.

mod check_in;
mod clinic_score;
mod draft;
mod entry;
mod fade_alert;
mod function;
mod gad7;
mod imported;
mod log;
mod long_term_check;
mod phq9;
mod plan;
mod pressure;
mod retired;
mod safety_plan;
mod session;
mod setback;
mod settings;
mod side_effect;
mod stamp;
mod values;

pub use draft::{DRAFT_FORMAT, DraftSlot, read_draft};
pub use log::{read_log, write_log};

use crate::record::log::Entry;

/// The format that entries are written in.
pub const ENTRY_FORMAT: u8 = 3;

/// The bytes of an entry. Its sequence number is kept by the row.
pub fn write_entry(entry: &Entry) -> Vec<u8> {
    entry::write(entry)
}

/// Reads an entry through the domain's constructors; `None` when the format is
/// unknown or a value is not one the domain takes.
pub fn read_entry(format: u8, sequence: u32, bytes: &[u8]) -> Option<Entry> {
    match format {
        1..=ENTRY_FORMAT => entry::read(sequence, bytes),
        _ => None,
    }
}
