//! What the person set that the computations depend on.

use crate::record::fields::record;
use crate::record::time::{DayStart, LocalDay};

record! {
    /// What the person set that the computations depend on. The newest version counts.
    #[derive(Default)]
    Settings "settings" {
        /// The hour at which a day begins. It only decides the day of new entries.
        pub day_start "dayStartHour": DayStart,
        /// The day the course started, if not with the first recorded session.
        pub course_start "courseStart": Option<LocalDay>,
    }
}
