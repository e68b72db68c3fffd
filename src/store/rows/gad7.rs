//! The row of a GAD-7.

use serde::{Deserialize, Serialize};

use super::values::{day, each};
use crate::record::kinds::gad7::{Gad7Form, ITEMS};
use crate::record::kinds::phq9::Frequency;
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day: i32,
    items: [Option<u8>; ITEMS],
}

impl From<&Gad7Form> for Row {
    fn from(form: &Gad7Form) -> Self {
        Self { day: form.day.number(), items: form.items().map(|item| item.map(Frequency::points)) }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Gad7Form, Problem> {
        Gad7Form::new(day(self.day)?, each(self.items, |points| Frequency::new("items", points))?)
    }
}
