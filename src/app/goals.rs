//! Goals in the person's own words, and a look at each of them once a week.

use super::failure::Failure;
use super::host::Host;
use super::view::{GoalLookView, GoalView, GoalsView, Receipt};
use super::{App, show};
use crate::record::id::RecordId;
use crate::record::kinds::goal::{GOALS, Goal, GoalLook};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::record::values::Level;
use crate::rules::goals;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps with one tap how near a goal is today, 0–10. Another tap on the same day changes it.
    pub async fn look_at_goal(&self, goal: &str, score: u8) -> Result<Receipt, Failure> {
        let today = self.right_now().await?.1;
        let goal = RecordId::parse("goal", goal)?;
        self.save(None, Record::GoalLook(GoalLook { goal, day: today, score: Level::new("score", score)? })).await
    }

    /// The goals, and the looks at them.
    pub async fn goals(&self) -> Result<GoalsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let view = |kept: &Kept<'_, Goal>| goal_view(timeline, kept, today);
        let standing = goals::standing(timeline);
        let ended = timeline.goals().rev().filter(|kept| kept.value.ended.is_some());
        Ok(GoalsView {
            today: today.to_string(),
            standing: standing.iter().map(view).collect(),
            ended: ended.map(|kept| view(&kept)).collect(),
            has_room: standing.len() < GOALS,
        })
    }
}

/// How many goals are to be looked at.
pub(super) fn due(timeline: &Timeline, today: LocalDay) -> u32 {
    let standing = goals::standing(timeline);
    standing.iter().map(|kept| u32::from(goals::is_due(timeline, kept.id, today))).sum()
}

fn goal_view(timeline: &Timeline, kept: &Kept<'_, Goal>, today: LocalDay) -> GoalView {
    let look = |look: Kept<'_, GoalLook>| GoalLookView {
        id: look.id.to_string(),
        day: look.value.day.to_string(),
        score: look.value.score.points(),
    };
    GoalView {
        marks: show::undated(kept, timeline.settings().day_start),
        value: kept.value.clone(),
        looks: goals::looks(timeline, kept.id).map(look).collect(),
        due: kept.value.ended.is_none() && goals::is_due(timeline, kept.id, today),
    }
}
