//! The rows of a goal and of a look at one.

use serde::{Deserialize, Serialize};

use super::values::day;
use crate::record::id::RecordId;
use crate::record::kinds::goal::{Goal, GoalLook};
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::LocalDay;
use crate::record::values::Level;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    text: &'a str,
    first: bool,
    agreed: Option<i32>,
    ended: Option<i32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Look {
    goal: [u8; 16],
    day: i32,
    score: u8,
}

impl<'a> From<&'a Goal> for Row<'a> {
    fn from(goal: &'a Goal) -> Self {
        Self {
            text: goal.text.as_str(),
            first: goal.first,
            agreed: goal.agreed.map(LocalDay::number),
            ended: goal.ended.map(LocalDay::number),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Goal, Problem> {
        let goal = Goal {
            text: Text::parse("text", self.text)?,
            first: self.first,
            agreed: self.agreed.map(day).transpose()?,
            ended: self.ended.map(day).transpose()?,
        };
        goal.checked()
    }
}

impl From<&GoalLook> for Look {
    fn from(look: &GoalLook) -> Self {
        Self { goal: look.goal.bytes(), day: look.day.number(), score: look.score.points() }
    }
}

impl Look {
    pub(super) fn read(self) -> Result<GoalLook, Problem> {
        let score = Level::new("score", self.score)?;
        Ok(GoalLook { goal: RecordId::from_bytes(self.goal), day: day(self.day)?, score })
    }
}
