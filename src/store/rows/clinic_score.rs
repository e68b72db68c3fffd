//! The row of a score from the clinic.

use serde::{Deserialize, Serialize};

use super::values::{choice, day, text};
use crate::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use crate::record::problem::Problem;
use crate::record::text::Text;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    day: i32,
    scale: u8,
    total: u8,
    rater: Option<&'a str>,
}

impl<'a> From<&'a ClinicScore> for Row<'a> {
    fn from(score: &'a ClinicScore) -> Self {
        Self {
            day: score.day.number(),
            scale: score.scale.number(),
            total: score.total(),
            rater: score.rater.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<ClinicScore, Problem> {
        let scale = choice("scale", self.scale, ClinicScale::from_number)?;
        ClinicScore::new(day(self.day)?, scale, self.total, text("rater", self.rater)?)
    }
}
