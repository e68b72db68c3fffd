//! What the person wants to reach, in their own words, and the weekly look at how near it is.

use crate::record::fields::record;
use crate::record::id::RecordId;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::LocalDay;
use crate::record::values::Level;

/// Goals at one time: more would be looked at by nobody.
pub const GOALS: usize = 3;

record! {
    /// A goal in the person's own words.
    Goal "goal" {
        /// The goal.
        pub text: Text<200> => private,
        /// It says what remission looks like for this person.
        pub first: bool,
        /// The day on which it was agreed with the clinician; missing if it was not.
        pub agreed: Option<LocalDay>,
        /// The day on which the person let it go; missing while it stands.
        pub ended: Option<LocalDay>,
    } checked by checked
}

impl Goal {
    /// Refuses an end before the beginning.
    pub fn checked(self) -> Result<Self, Problem> {
        match (self.agreed, self.ended) {
            (Some(agreed), Some(ended)) if ended < agreed => Err(Problem::EndBeforeOnset { field: "ended" }),
            _ => Ok(self),
        }
    }
}

record! {
    /// A look at how near a goal is. Each goal has at most one such record for a day.
    GoalLook "goalLook" on day {
        /// The goal.
        pub goal: RecordId => first,
        /// The day.
        pub day: LocalDay,
        /// How near it is: 0 is not at all, 10 is reached.
        pub score: Level,
    }
}
