//! The row of a therapy.

use serde::{Deserialize, Serialize};

use super::values::{choice, day, text};
use crate::record::kinds::therapy::{Therapy, TherapyKind};
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::LocalDay;
use crate::record::values::Count;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    since: i32,
    until: Option<i32>,
    what: u8,
    name: Option<&'a str>,
    times_a_week: Option<u16>,
    note: Option<&'a str>,
}

impl<'a> From<&'a Therapy> for Row<'a> {
    fn from(therapy: &'a Therapy) -> Self {
        Self {
            since: therapy.since.number(),
            until: therapy.until.map(LocalDay::number),
            what: therapy.what.number(),
            name: therapy.name.as_ref().map(Text::as_str),
            times_a_week: therapy.times_a_week.map(Count::number),
            note: therapy.note.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Therapy, Problem> {
        let therapy = Therapy {
            since: day(self.since)?,
            until: self.until.map(day).transpose()?,
            what: choice("what", self.what, TherapyKind::from_number)?,
            name: text("name", self.name)?,
            times_a_week: self.times_a_week.map(|times| Count::new("timesAWeek", times)).transpose()?,
            note: text("note", self.note)?,
        };
        therapy.checked()
    }
}
