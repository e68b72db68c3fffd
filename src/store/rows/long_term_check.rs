//! The row of a long-term check.

use serde::{Deserialize, Serialize};

use super::values::{day, each};
use crate::record::kinds::long_term_check::{ITEMS, Screen};
use crate::record::problem::Problem;
use crate::record::values::Grade;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day: i32,
    answers: [Option<u8>; ITEMS],
}

impl From<&Screen> for Row {
    fn from(screen: &Screen) -> Self {
        Self { day: screen.day.number(), answers: screen.answers().map(|answer| answer.map(Grade::points)) }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Screen, Problem> {
        Screen::new(day(self.day)?, each(self.answers, |points| Grade::new("answers", points))?)
    }
}
