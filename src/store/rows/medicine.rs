//! The row of a medicine.

use serde::{Deserialize, Serialize};

use super::values::{RoughDate, text};
use crate::record::kinds::medicine::Medicine;
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    name: &'a str,
    dose: Option<&'a str>,
    since: Option<RoughDate>,
    until: Option<RoughDate>,
    why_stopped: Option<&'a str>,
}

impl<'a> From<&'a Medicine> for Row<'a> {
    fn from(medicine: &'a Medicine) -> Self {
        Self {
            name: medicine.name.as_str(),
            dose: medicine.dose.as_ref().map(Text::as_str),
            since: medicine.since.map(Into::into),
            until: medicine.until.map(Into::into),
            why_stopped: medicine.why_stopped.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Medicine, Problem> {
        let medicine = Medicine {
            name: Label::parse("name", self.name)?,
            dose: text("dose", self.dose)?,
            since: self.since.map(RoughDate::read).transpose()?,
            until: self.until.map(RoughDate::read).transpose()?,
            why_stopped: text("whyStopped", self.why_stopped)?,
        };
        medicine.checked()
    }
}
