//! Names and versions of the database, and the key of a month.

use chrono::{DateTime, Datelike};

use crate::record::time::Moment;

/// The database.
pub const DATABASE: &str = "tidemark";
/// Rows of months by month number.
pub const MONTHS: &str = "months";
/// Sealed drafts by slot.
pub const DRAFTS: &str = "drafts";
/// The header and the revision, under [`HEADER`] and [`REVISION`], and nothing
/// else ever: both are read at once, in the order of their keys.
pub const META: &str = "meta";
/// Key of the header in [`META`].
pub const HEADER: &str = "header";
/// Key of the revision in [`META`]: four bytes, little-endian.
pub const REVISION: &str = "revision";

/// The version this app creates and migrates to.
pub const VERSION: u32 = 10;
/// Versions of one band: 10–19 is the first. A step inside a band only adds
/// what an older app of that band may leave alone, so that going back to the
/// previous release keeps working. A step that no older app may touch starts a
/// new band.
const BAND: u32 = 10;

/// Whether this app may use a database of that version.
pub fn is_usable(version: u32) -> bool {
    version / BAND == VERSION / BAND
}

/// The row an entry written at this moment goes to: year × 12 + month (0–11),
/// in UTC, so that the row says nothing of where the person is.
pub fn month_of(written: &Moment) -> u32 {
    // A moment always lies in 1970–2199.
    let instant = DateTime::from_timestamp_millis(written.unix_ms()).unwrap_or_default();
    instant.year().unsigned_abs() * 12 + instant.month0()
}
