//! What the person set about the computations.

use crate::record::time::{DayStart, LocalDay};

/// What the person set about the computations. The newest version counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The hour at which a day begins. It decides the day of new entries only.
    pub day_start: DayStart,
    /// The day the course started, where the first recorded session is not it.
    pub course_start: Option<LocalDay>,
}
