//! The database's name, stores and versions.

use crate::vault::draft::DraftName;

/// The name of the database.
pub const DATABASE: &str = "tidemark";
/// The root, the tip and a candidate, under [`ROOT_KEY`], [`TIP_KEY`] and [`CANDIDATE_KEY`].
pub const ROOT: &str = "root";
/// A second root, under [`ROOT_KEY`].
pub const MIRROR: &str = "mirror";
/// Segments of the log, by generation and number.
pub const LOG: &str = "log";
/// Sealed drafts, by [`draft_key`].
pub const DRAFTS: &str = "drafts";

/// The root's key in [`ROOT`] and [`MIRROR`].
pub const ROOT_KEY: u32 = 0;
/// The tip's key in [`ROOT`].
pub const TIP_KEY: u32 = 1;
/// The candidate's key in [`ROOT`].
pub const CANDIDATE_KEY: u32 = 2;

/// The stores of format 10, which this release only reads. [`DRAFTS`] held its drafts under numbers.
pub mod ten {
    /// Rows of months, by month number.
    pub const MONTHS: &str = "months";
    /// The header and the revision, under [`HEADER`] and [`REVISION`].
    pub const META: &str = "meta";
    /// The header's key in [`META`].
    pub const HEADER: &str = "header";
    /// The revision's key in [`META`]. The value is four bytes, little-endian.
    pub const REVISION: &str = "revision";
}

/// The version that this app creates and migrates to.
pub const VERSION: u32 = 20;
/// Versions come in bands: 20–29 is the present one. A step within a band only adds what an older app of that band can
/// ignore, so that going back to the previous release keeps working. A step that no older app may touch starts a new
/// band.
const BAND: u32 = 10;

/// Whether this app may use a database of this version.
pub fn is_usable(version: u32) -> bool {
    version / BAND == VERSION / BAND
}

/// The key of a draft in [`DRAFTS`].
pub fn draft_key(name: DraftName) -> String {
    format!("{:02x}{:032x}", name.slot, u128::from_be_bytes(name.record))
}
