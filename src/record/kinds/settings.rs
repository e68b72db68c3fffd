//! What the person set about the computations.

use crate::record::fields::record;
use crate::record::time::{DayStart, LocalDay};

record! {
    /// What the person set about the computations. The newest version counts.
    #[derive(Default)]
    Settings "settings" {
        /// The hour at which a day begins. It decides the day of new entries only.
        pub day_start "dayStartHour": DayStart,
        /// The day the course started, where the first recorded session is not it.
        pub course_start "courseStart": Option<LocalDay>,
    }
}
