//! What can be wrong with something a person typed.

use super::time::LocalDay;

/// Why a value was refused. Nothing is clamped and nothing is dropped: the
/// caller gets the value or the problem, with the input named.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A number outside the range of its scale or unit.
    #[error("{field}: the number is out of range")]
    OutOfRange {
        /// The input, as the boundary names it.
        field: &'static str,
        /// What was given.
        given: f64,
        /// The lowest value allowed.
        min: f64,
        /// The highest value allowed.
        max: f64,
    },
    /// A day that no calendar has, or one outside 1970–2199.
    #[error("{field}: {given:?} is not a day on the calendar")]
    ImpossibleDate {
        /// The input.
        field: &'static str,
        /// What was given.
        given: String,
    },
    /// A time of day that no clock shows.
    #[error("{field}: {given:?} is not a time of day")]
    ImpossibleTime {
        /// The input.
        field: &'static str,
        /// What was given.
        given: String,
    },
    /// Something that is said to have happened after today.
    #[error("{field}: {day} is after today, {today}")]
    InFuture {
        /// The input.
        field: &'static str,
        /// The day given.
        day: LocalDay,
        /// The person's present local day.
        today: LocalDay,
    },
    /// A planned day that does not lie after the session it follows.
    #[error("{field}: {day} is not after the session on {session}")]
    NotAfterSession {
        /// The input.
        field: &'static str,
        /// The day given.
        day: LocalDay,
        /// The day of the session.
        session: LocalDay,
    },
    /// An end that lies before its beginning.
    #[error("{field}: the end lies before the beginning")]
    EndBeforeOnset {
        /// The input.
        field: &'static str,
    },
    /// The host could not name the time zone.
    #[error("{given:?} is not a known time zone")]
    UnknownZone {
        /// What the host gave.
        given: String,
    },
    /// A choice that is not on the list.
    #[error("{field}: {given:?} is not one of the choices")]
    UnknownChoice {
        /// The input.
        field: &'static str,
        /// What was given.
        given: String,
    },
    /// A text longer than its field holds.
    #[error("{field}: {given} characters, at most {max}")]
    TooLong {
        /// The input.
        field: &'static str,
        /// Characters given.
        given: usize,
        /// Characters allowed.
        max: usize,
    },
    /// A field that must not be empty.
    #[error("{field}: nothing was given")]
    Empty {
        /// The input.
        field: &'static str,
    },
}

impl Problem {
    /// The stable code that crosses to the page.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OutOfRange { .. } => "out_of_range",
            Self::ImpossibleDate { .. } => "impossible_date",
            Self::ImpossibleTime { .. } => "impossible_time",
            Self::InFuture { .. } => "in_future",
            Self::NotAfterSession { .. } => "not_after_session",
            Self::EndBeforeOnset { .. } => "end_before_onset",
            Self::UnknownZone { .. } => "unknown_zone",
            Self::UnknownChoice { .. } => "unknown_choice",
            Self::TooLong { .. } => "too_long",
            Self::Empty { .. } => "empty",
        }
    }

    /// The input that was refused, as the boundary names it.
    pub fn field(&self) -> &'static str {
        match self {
            Self::OutOfRange { field, .. }
            | Self::ImpossibleDate { field, .. }
            | Self::ImpossibleTime { field, .. }
            | Self::InFuture { field, .. }
            | Self::NotAfterSession { field, .. }
            | Self::EndBeforeOnset { field }
            | Self::UnknownChoice { field, .. }
            | Self::TooLong { field, .. }
            | Self::Empty { field } => field,
            Self::UnknownZone { .. } => "zone",
        }
    }
}
