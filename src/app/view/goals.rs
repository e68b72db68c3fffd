//! Goals, and the weekly looks at them.

use super::{Marks, view};
use crate::record::kinds::goal::Goal;

view! {
    /// A look at a goal.
    pub struct GoalLookView {
        /// The record's id.
        pub id: String,
        /// The day.
        pub day: String,
        /// How near the goal was, 0–10.
        pub score: u8,
    }

    /// A goal as kept.
    pub struct GoalView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Goal,
        /// The looks at it, oldest first.
        pub looks: Vec<GoalLookView>,
        /// It stands and was not looked at for a week.
        pub due: bool,
    }

    /// The goals.
    pub struct GoalsView {
        /// The person's local day today.
        pub today: String,
        /// The goals that stand: first what remission looks like, then as they were entered.
        pub standing: Vec<GoalView>,
        /// Those that the person let go, newest first.
        pub ended: Vec<GoalView>,
        /// There is room for another.
        pub has_room: bool,
    }
}
