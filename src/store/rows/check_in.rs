//! The row of a check-in.

use serde::{Deserialize, Serialize};

use super::values::{day, text};
use crate::record::kinds::check_in::CheckIn;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::values::{Level, Sleep};

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    day: i32,
    mood: u8,
    interest: Option<u8>,
    energy: Option<u8>,
    calm: Option<u8>,
    like_myself: Option<u8>,
    sleep_quarters: Option<u8>,
    note: Option<&'a str>,
}

impl<'a> From<&'a CheckIn> for Row<'a> {
    fn from(check_in: &'a CheckIn) -> Self {
        Self {
            day: check_in.day.number(),
            mood: check_in.mood.points(),
            interest: check_in.interest.map(Level::points),
            energy: check_in.energy.map(Level::points),
            calm: check_in.calm.map(Level::points),
            like_myself: check_in.like_myself.map(Level::points),
            sleep_quarters: check_in.sleep.map(Sleep::quarters),
            note: check_in.note.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<CheckIn, Problem> {
        let level = |field, points: Option<u8>| points.map(|points| Level::new(field, points)).transpose();
        Ok(CheckIn {
            day: day(self.day)?,
            mood: Level::new("mood", self.mood)?,
            interest: level("interest", self.interest)?,
            energy: level("energy", self.energy)?,
            calm: level("calm", self.calm)?,
            like_myself: level("likeMyself", self.like_myself)?,
            sleep: self.sleep_quarters.map(Sleep::from_quarters).transpose()?,
            note: text("note", self.note)?,
        })
    }
}
