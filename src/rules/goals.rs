//! Goals: which stand, and which are to be looked at this week.

use crate::record::id::RecordId;
use crate::record::kinds::goal::{GOALS, Goal, GoalLook};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

/// Days from one look at a goal to the next.
const WEEK: i32 = 7;

/// The goals that stand, what remission looks like first, then as they were entered.
pub fn standing(timeline: &Timeline) -> Vec<Kept<'_, Goal>> {
    let stands = || timeline.goals().filter(|kept| kept.value.ended.is_none());
    let first = stands().filter(|kept| kept.value.first);
    first.chain(stands().filter(|kept| !kept.value.first)).collect()
}

/// The looks at one goal, by day.
pub fn looks(timeline: &Timeline, goal: RecordId) -> impl DoubleEndedIterator<Item = Kept<'_, GoalLook>> {
    timeline.goal_looks().filter(move |kept| kept.value.goal == goal)
}

/// Whether a goal was not looked at for a week.
pub fn is_due(timeline: &Timeline, goal: RecordId, today: LocalDay) -> bool {
    let last = looks(timeline, goal).next_back();
    last.is_none_or(|kept| today.days_since(kept.value.day) >= WEEK)
}

/// Refuses one goal more than can stand at a time. `this` is the goal that is being changed.
pub fn has_room(timeline: &Timeline, this: RecordId, goal: &Goal) -> Result<(), Problem> {
    let others = standing(timeline).into_iter().filter(|kept| kept.id != this).count();
    if goal.ended.is_none() && others >= GOALS {
        return Err(Problem::TooMany { field: "text", given: others + 1, max: GOALS });
    }
    Ok(())
}
