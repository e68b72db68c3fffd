//! Check-ins, and what every kept record says about itself.

use super::{exchanged, view};
use crate::record::kinds::check_in::CheckIn;

view! {
    /// Marks that every kept record carries.
    pub struct Marks {
        /// The record's id.
        pub id: String,
        /// The local day it was first written on.
        pub written_day: String,
        /// The time it was first written at.
        pub written_time: String,
        /// It was first written after the day it is about.
        pub late: bool,
        /// It was changed after it was first written.
        pub edited: bool,
    }

    /// What one line of the log did.
    #[derive(Copy, Eq)]
    pub enum TrailStep {
        /// The first version.
        Written,
        /// A later version.
        Edited,
        /// Taken back.
        Withdrawn,
        /// Put back after it was taken back.
        Restored,
    }

    /// One line of a record's amendment trail.
    pub struct TrailLine {
        /// What happened.
        pub step: TrailStep,
        /// The local day it happened.
        pub day: String,
        /// The time it happened.
        pub time: String,
    }
}

view! {
    /// A check-in as kept.
    pub struct CheckInView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: CheckIn,
    }
}

exchanged! {
    /// What a change gives back once it is on disk. With it just this change can be undone.
    Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
    }
}
