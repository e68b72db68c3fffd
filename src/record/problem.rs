//! What can be wrong with something a person typed.

use crate::record::error_code::ErrorCode;
use crate::record::id::RecordId;
use crate::record::time::{LocalDay, MinuteOfDay};

/// Why a value was refused. Nothing is clamped or dropped: the caller gets either the value or the problem, which names
/// the input.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A number outside the range of its scale or unit.
    #[error("{field}: the number is out of range")]
    OutOfRange {
        /// The input, by the name it has at the boundary.
        field: &'static str,
        /// What was given.
        given: f64,
        /// The lowest value allowed.
        min: f64,
        /// The highest value allowed.
        max: f64,
    },
    /// A day that is not on the calendar, or is outside 1970–2199.
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
    /// Something said to have happened after today.
    #[error("{field}: {day} is after today, {today}")]
    InFuture {
        /// The input.
        field: &'static str,
        /// The day given.
        day: LocalDay,
        /// The person's present local day.
        today: LocalDay,
    },
    /// A planned day that is not after the session it follows.
    #[error("{field}: {day} is not after the session on {session}")]
    NotAfterSession {
        /// The input.
        field: &'static str,
        /// The day given.
        day: LocalDay,
        /// The day of the session.
        session: LocalDay,
    },
    /// An end before its beginning.
    #[error("{field}: the end lies before the beginning")]
    EndBeforeOnset {
        /// The input.
        field: &'static str,
    },
    /// The lower number of a blood pressure was given as the upper one.
    #[error("systolic: {systolic} is not above {diastolic}")]
    PressureSwapped {
        /// The upper number as given, mmHg.
        systolic: u16,
        /// The lower number as given, mmHg.
        diastolic: u16,
    },
    /// There is another session within an hour, or on the same day at an unknown time. This is a question, not a
    /// refusal: once confirmed, the session is kept.
    #[error("{field}: there is another session close to this one, on {day}")]
    SessionNear {
        /// The input.
        field: &'static str,
        /// The day of the other session.
        day: LocalDay,
        /// Its time, `HH:MM`, if known.
        time: Option<MinuteOfDay>,
    },
    /// There is already a form of this kind for the day. This is a question, not a refusal: once confirmed, a second
    /// one is kept.
    #[error("{field}: there is a form of this day, {id}")]
    FormThatDay {
        /// The input.
        field: &'static str,
        /// The form that is already there.
        id: RecordId,
        /// When it was written, if that was on its own day.
        time: Option<MinuteOfDay>,
    },
    /// Regular doses on days that already have some.
    #[error("{field}: there are regular doses from {since} on")]
    Overlaps {
        /// The input.
        field: &'static str,
        /// The first day of the others.
        since: LocalDay,
        /// Their last day; `None` if they go on.
        until: Option<LocalDay>,
    },
    /// Regular doses go on, and would end the day before the new ones begin. This is a question, not a refusal: once
    /// confirmed, they do.
    #[error("{field}: the regular doses since {since} would end")]
    RegimenUnderway {
        /// The input.
        field: &'static str,
        /// The first day of those that go on.
        since: LocalDay,
    },
    /// A session that may be one of the regular doses. This is a question, not a refusal: once confirmed, it is kept.
    #[error("{field}: there are regular doses of the same kind since {since}")]
    SessionOnRegimen {
        /// The input.
        field: &'static str,
        /// The first day of the regular doses.
        since: LocalDay,
    },
    /// What became of the doses of a day that has no regular ones.
    #[error("{field}: there are no regular doses on {day}")]
    NoRegimen {
        /// The input.
        field: &'static str,
        /// The day.
        day: LocalDay,
    },
    /// An amount that fits the other unit but not the one given.
    #[error("{field}: the number does not fit this unit, but would fit the other one")]
    UnitMismatch {
        /// The input.
        field: &'static str,
        /// What was given.
        given: f64,
        /// The lowest amount in the unit that was given.
        min: f64,
        /// The highest.
        max: f64,
    },
    /// Something that is not a telephone number.
    #[error("{field}: {given:?} is not a telephone number")]
    ImpossiblePhone {
        /// The input.
        field: &'static str,
        /// What was given.
        given: String,
    },
    /// Cut-offs that contradict each other.
    #[error("{field}: it must be below the one after it")]
    CutOffsCross {
        /// The cut-off.
        field: &'static str,
    },
    /// Limits for a reading that contradict each other.
    #[error("{field}: the upper limit must be above the lower one")]
    LimitsCross {
        /// The limit.
        field: &'static str,
    },
    /// A strength for something that is never graded.
    #[error("{field}: this has no strength")]
    NoStrength {
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
    /// More entries than a list holds.
    #[error("{field}: {given} entries, at most {max}")]
    TooMany {
        /// The input.
        field: &'static str,
        /// Entries given.
        given: usize,
        /// Entries allowed.
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
    /// The code that crosses to the page.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::OutOfRange { .. } => ErrorCode::OutOfRange,
            Self::ImpossibleDate { .. } => ErrorCode::ImpossibleDate,
            Self::ImpossibleTime { .. } => ErrorCode::ImpossibleTime,
            Self::InFuture { .. } => ErrorCode::InFuture,
            Self::NotAfterSession { .. } => ErrorCode::NotAfterSession,
            Self::EndBeforeOnset { .. } => ErrorCode::EndBeforeOnset,
            Self::PressureSwapped { .. } => ErrorCode::PressureSwapped,
            Self::SessionNear { .. } => ErrorCode::SessionNear,
            Self::FormThatDay { .. } => ErrorCode::FormThatDay,
            Self::Overlaps { .. } => ErrorCode::Overlaps,
            Self::RegimenUnderway { .. } => ErrorCode::RegimenUnderway,
            Self::SessionOnRegimen { .. } => ErrorCode::SessionOnRegimen,
            Self::NoRegimen { .. } => ErrorCode::NoRegimen,
            Self::UnitMismatch { .. } => ErrorCode::UnitMismatch,
            Self::ImpossiblePhone { .. } => ErrorCode::ImpossiblePhone,
            Self::CutOffsCross { .. } => ErrorCode::CutOffsCross,
            Self::LimitsCross { .. } => ErrorCode::LimitsCross,
            Self::NoStrength { .. } => ErrorCode::NoStrength,
            Self::UnknownZone { .. } => ErrorCode::UnknownZone,
            Self::UnknownChoice { .. } => ErrorCode::UnknownChoice,
            Self::TooLong { .. } => ErrorCode::TooLong,
            Self::TooMany { .. } => ErrorCode::TooMany,
            Self::Empty { .. } => ErrorCode::Empty,
        }
    }

    /// The input that was refused, by the name it has at the boundary.
    pub fn field(&self) -> &'static str {
        match self {
            Self::OutOfRange { field, .. }
            | Self::ImpossibleDate { field, .. }
            | Self::ImpossibleTime { field, .. }
            | Self::InFuture { field, .. }
            | Self::NotAfterSession { field, .. }
            | Self::EndBeforeOnset { field }
            | Self::SessionNear { field, .. }
            | Self::FormThatDay { field, .. }
            | Self::Overlaps { field, .. }
            | Self::RegimenUnderway { field, .. }
            | Self::SessionOnRegimen { field, .. }
            | Self::NoRegimen { field, .. }
            | Self::UnitMismatch { field, .. }
            | Self::ImpossiblePhone { field, .. }
            | Self::CutOffsCross { field }
            | Self::LimitsCross { field }
            | Self::NoStrength { field }
            | Self::UnknownChoice { field, .. }
            | Self::TooLong { field, .. }
            | Self::TooMany { field, .. }
            | Self::Empty { field } => field,
            Self::PressureSwapped { .. } => "systolic",
            Self::UnknownZone { .. } => "zone",
        }
    }
}
