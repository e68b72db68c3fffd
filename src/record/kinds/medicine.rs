//! Other medicines, as the person writes them.

use crate::record::fields::record;
use crate::record::problem::Problem;
use crate::record::rough_date::RoughDate;
use crate::record::text::{Label, Note};

record! {
    /// A medicine beside the treatment.
    Medicine "medicine" {
        /// Its name, as the person writes it.
        pub name: Label,
        /// How much and how often, in the person's words.
        pub dose: Option<Label>,
        /// Since when.
        pub since: Option<RoughDate>,
        /// Until when; missing while it is taken.
        pub until: Option<RoughDate>,
        /// Why it was stopped.
        pub why_stopped "whyStopped": Option<Note> => private,
    } checked by checked
}

impl Medicine {
    /// Refuses an end before the beginning.
    pub fn checked(self) -> Result<Self, Problem> {
        match (self.since, self.until) {
            (Some(since), Some(until)) if until.is_before(since) => Err(Problem::EndBeforeOnset { field: "until" }),
            _ => Ok(self),
        }
    }
}
