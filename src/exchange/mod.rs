//! Files going out and coming in: the whole log as JSON, tables as CSV, a FHIR bundle, a calendar, and imports.
//! Everything here is pure: the moment is an argument, and the same timeline and moment give the same bytes everywhere.

pub mod backup;
mod crc;
pub mod csv;
pub mod fhir;
pub mod ics;
pub mod import;
mod iso;
pub mod json;
pub mod limit;
mod uuid;
mod zip;

/// Whether to include the person's own words. They are private, so they are included only if asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notes {
    /// They are left out.
    LeftOut,
    /// They are included.
    Included,
}

impl Notes {
    /// As the person chose.
    pub fn of(included: bool) -> Self {
        if included { Self::Included } else { Self::LeftOut }
    }
}
