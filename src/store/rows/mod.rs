//! What is stored: for each kind of record a file with the row that is written today, and `retired` with the rows that
//! are only read.
//!
//! Rows are postcard, where the order of fields is the format. They are deliberately written out by hand beside the
//! tables of `record::kinds`: a table may change, but a released format never does. A changed record gets a new row at
//! the end of the list in `entry`, and the old one moves to `retired`, where it can be read for ever.

mod asked;
mod backup;
mod check_in;
mod clinic_score;
mod draft;
mod entry;
mod fade_alert;
mod function;
mod gad7;
mod goal;
mod imported;
mod known;
mod links;
mod log;
mod long_term_check;
mod medicine;
mod phq9;
mod plan;
mod pressure;
mod regimen;
mod retired;
mod safety_plan;
mod session;
mod setback;
mod settings;
mod side_effect;
mod stamp;
mod therapy;
mod trial;
mod values;

pub use draft::{DRAFT_FORMAT, DraftSlot, read_draft};
pub use known::{read_bringing, read_knowledge, write_bringing, write_knowledge};
pub use log::{read_log, read_timeline, write_log};

pub use crate::record::name::Links;

use crate::record::log::Entry;

/// The format that entries are written in.
pub const ENTRY_FORMAT: u8 = 5;
/// The last format without [`Links`].
const LAST_UNLINKED: u8 = 3;

/// The bytes of an entry. Neither its name nor its sequence number is among them: the frame holds the name, and the
/// number follows from it. They begin with the id of the record.
pub fn write_entry(entry: &Entry, links: &Links) -> Vec<u8> {
    entry::write(entry, links)
}

/// Reads an entry through the domain's constructors; `None` when the format is unknown or the domain refuses a value.
pub fn read_entry(format: u8, sequence: u32, bytes: &[u8]) -> Option<(Entry, Links)> {
    match format {
        1..=LAST_UNLINKED => Some((entry::read_unlinked(sequence, bytes)?, Links::default())),
        4..=ENTRY_FORMAT => entry::read(sequence, bytes),
        _ => None,
    }
}
