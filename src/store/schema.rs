//! The database's name and versions, and the key of a month.

use chrono::{DateTime, Datelike};

use crate::record::time::Moment;

/// The name of the database.
pub const DATABASE: &str = "tidemark";
/// Rows of months, by month number.
pub const MONTHS: &str = "months";
/// Sealed drafts, by slot.
pub const DRAFTS: &str = "drafts";
/// The header and the revision, under [`HEADER`] and [`REVISION`]. Nothing else may ever go here: both are read at
/// once, in key order.
pub const META: &str = "meta";
/// The header's key in [`META`].
pub const HEADER: &str = "header";
/// The revision's key in [`META`]. The value is four bytes, little-endian.
pub const REVISION: &str = "revision";

/// The version that this app creates and migrates to.
pub const VERSION: u32 = 10;
/// Versions come in bands: 10–19 is the first. A step within a band only adds what an older app of that band can
/// ignore, so that going back to the previous release keeps working. A step that no older app may touch starts a new
/// band.
const BAND: u32 = 10;

/// Whether this app may use a database of this version.
pub fn is_usable(version: u32) -> bool {
    version / BAND == VERSION / BAND
}

/// The row that an entry written at this moment goes into: year × 12 + month (0–11), in UTC, so that the row does not
/// reveal where the person is.
pub fn month_of(written: &Moment) -> u32 {
    // A moment always lies in 1970–2199.
    let instant = DateTime::from_timestamp_millis(written.unix_ms()).unwrap_or_default();
    instant.year().unsigned_abs() * 12 + instant.month0()
}
