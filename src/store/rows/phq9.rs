//! The row of a PHQ-9.

use serde::{Deserialize, Serialize};

use super::values::{choice, day, each};
use crate::record::kinds::phq9::{Answers, Difficulty, Frequency, ITEMS, Phq9Form};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day: i32,
    items: [Option<u8>; ITEMS],
    difficulty: Option<u8>,
}

impl From<&Phq9Form> for Row {
    fn from(form: &Phq9Form) -> Self {
        Self {
            day: form.day.number(),
            items: form.answers.items().map(|item| item.map(Frequency::points)),
            difficulty: form.answers.difficulty().map(Difficulty::number),
        }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Phq9Form, Problem> {
        let items = each(self.items, |points| Frequency::new("items", points))?;
        let difficulty = self.difficulty.map(|number| choice("difficulty", number, Difficulty::from_number));
        Ok(Phq9Form { day: day(self.day)?, answers: Answers::new(items, difficulty.transpose()?)? })
    }
}
