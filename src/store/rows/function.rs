//! The row of a weekly look at function.

use serde::{Deserialize, Serialize};

use super::values::{day, each};
use crate::record::kinds::function::{FunctionForm, ITEMS};
use crate::record::problem::Problem;
use crate::record::values::Level;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day: i32,
    items: [Option<u8>; ITEMS],
    like_myself: Option<u8>,
}

impl From<&FunctionForm> for Row {
    fn from(form: &FunctionForm) -> Self {
        Self {
            day: form.day.number(),
            items: form.items().map(|item| item.map(Level::points)),
            like_myself: form.like_myself().map(Level::points),
        }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<FunctionForm, Problem> {
        let items = each(self.items, |points| Level::new("items", points))?;
        let like_myself = self.like_myself.map(|points| Level::new("likeMyself", points)).transpose()?;
        FunctionForm::new(day(self.day)?, items, like_myself)
    }
}
