//! What the person set that the computations depend on.

use crate::record::fields::record;
use crate::record::time::{DayStart, LocalDay};
use crate::record::values::Count;

/// Days that a person needs to get a session.
pub type DaysToBook = Count<28>;
/// Days after which half of the lift is gone.
pub type HalfAfter = Count<365>;

record! {
    /// What the person set that the computations depend on. The newest version counts.
    #[derive(Default)]
    Settings "settings" {
        /// The hour at which a day begins. It only decides the day of new entries.
        pub day_start "dayStartHour": DayStart,
        /// The day the course started, if not with the first recorded session.
        pub course_start "courseStart": Option<LocalDay>,
        /// How many days the person needs to get a session; missing until they said so.
        pub days_to_book "daysToBook": Option<DaysToBook>,
        /// After how many days half of the lift is usually gone, as said by a person who joined in the middle of a
        /// treatment.
        pub half_after "halfAfterDays": Option<HalfAfter>,
        /// The fade model uses what the person said about their lift.
        pub answers_count "answersCount": bool => or_default,
    }
}
