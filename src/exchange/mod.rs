//! Files that leave and enter: the whole log as JSON, tables as CSV, a FHIR
//! bundle and a calendar. Pure: the moment is an argument, and the same
//! timeline and moment give the same bytes everywhere.

pub mod csv;
pub mod fhir;
pub mod ics;
pub mod import;
mod iso;
pub mod json;
mod uuid;
mod zip;

/// Whether the person's own words go along. They are private, so that only asking for them brings them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notes {
    /// They stay.
    LeftOut,
    /// They go along.
    Included,
}

impl Notes {
    /// As the person chose.
    pub fn of(included: bool) -> Self {
        if included { Self::Included } else { Self::LeftOut }
    }
}
