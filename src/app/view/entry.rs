//! Check-ins, and what every kept record tells about itself.

use super::{exchanged, view};
use crate::record::kinds::check_in::CheckIn;

view! {
    /// What every kept record carries besides its value.
    #[expect(clippy::struct_excessive_bools, reason = "independent marks, shown one by one")]
    pub struct Marks {
        /// The record's id.
        pub id: String,
        /// The local day on which it was first written.
        pub written_day: String,
        /// The time at which it was first written.
        pub written_time: String,
        /// It was first written on a later day than the one it is about.
        pub late: bool,
        /// It was changed after it was first written.
        pub edited: bool,
        /// It is not certain: a later change of it could not be read.
        pub uncertain: bool,
        /// Another device changed it as well, without knowing of this version. `conflicts` has both.
        pub contested: bool,
    }

    /// What one step of a record's trail did.
    #[derive(Copy, Eq)]
    pub enum TrailStep {
        /// The first version.
        Written,
        /// A later version.
        Edited,
        /// Withdrawn.
        Withdrawn,
        /// Restored after it was withdrawn.
        Restored,
    }

    /// One step in the trail of a record.
    pub struct TrailLine {
        /// What happened.
        pub step: TrailStep,
        /// The local day on which it happened.
        pub day: String,
        /// The time at which it happened.
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
    /// What a change returns once it is on disk. It can be used to undo exactly this change.
    Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
    }
}
