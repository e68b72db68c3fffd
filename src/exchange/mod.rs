//! Files that leave and enter: the whole log as JSON, tables as CSV, a FHIR
//! bundle and a calendar. Pure: the moment is an argument, and the same
//! timeline and moment give the same bytes everywhere.

/// Gives a kind of value the types that are points: each is written as their whole number.
macro_rules! from_points {
    ($target:ty) => {
        from_points!($target: crate::record::values::Level, crate::record::values::Grade, crate::record::values::Burden,
            crate::record::kinds::phq9::Frequency);
    };
    ($target:ty: $($points:ty),*) => {$(
        impl From<$points> for $target {
            fn from(value: $points) -> Self {
                value.points().into()
            }
        }
    )*};
}

pub mod csv;
mod dose;
pub mod fhir;
pub mod ics;
pub mod import;
mod iso;
pub mod json;
mod names;
pub mod node;
mod uuid;
pub mod value;
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
