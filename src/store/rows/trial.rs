//! The row of an earlier treatment.

use serde::{Deserialize, Serialize};

use super::values::{RoughDate, choice, text};
use crate::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use crate::record::problem::Problem;
use crate::record::text::Text;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    what: u8,
    name: Option<&'a str>,
    when: Option<RoughDate>,
    outcome: u8,
    note: Option<&'a str>,
}

impl<'a> From<&'a Trial> for Row<'a> {
    fn from(trial: &'a Trial) -> Self {
        Self {
            what: trial.what.number(),
            name: trial.name.as_ref().map(Text::as_str),
            when: trial.when.map(Into::into),
            outcome: trial.outcome.number(),
            note: trial.note.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Trial, Problem> {
        Ok(Trial {
            what: choice("what", self.what, TrialKind::from_number)?,
            name: text("name", self.name)?,
            when: self.when.map(RoughDate::read).transpose()?,
            outcome: choice("outcome", self.outcome, TrialOutcome::from_number)?,
            note: text("note", self.note)?,
        })
    }
}
