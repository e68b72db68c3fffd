//! What a person keeps: the kinds of record, the values they are made of, the
//! log they are kept in, and the timeline that every rule reads.
//!
//! Pure values: no I/O, no clock, no zone database, no randomness.

pub mod choice;
pub mod contact;
pub mod cut_offs;
pub mod error_code;
pub mod few;
pub mod fields;
pub mod id;
pub mod kinds;
pub mod language;
pub mod log;
mod moved;
pub mod name;
pub mod problem;
pub mod rough_date;
pub mod text;
pub mod time;
pub mod timeline;
pub mod undo_import;
pub mod union;
pub mod values;
