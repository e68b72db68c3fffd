//! The row of the settings.

use serde::{Deserialize, Serialize};

use super::values::day;
use crate::record::kinds::settings::Settings;
use crate::record::problem::Problem;
use crate::record::time::{DayStart, LocalDay};
use crate::record::values::Count;

/// Settings as formats 1 to 4 wrote them, and then what format 5 added.
#[derive(Serialize, Deserialize)]
pub(super) struct Whole {
    row: Row,
    days_to_book: Option<u16>,
    half_after: Option<u16>,
    answers_count: bool,
}

impl From<&Settings> for Whole {
    fn from(settings: &Settings) -> Self {
        Self {
            row: settings.into(),
            days_to_book: settings.days_to_book.map(Count::number),
            half_after: settings.half_after.map(Count::number),
            answers_count: settings.answers_count,
        }
    }
}

impl Whole {
    pub(super) fn read(self) -> Result<Settings, Problem> {
        Ok(Settings {
            days_to_book: self.days_to_book.map(|days| Count::new("daysToBook", days)).transpose()?,
            half_after: self.half_after.map(|days| Count::new("halfAfterDays", days)).transpose()?,
            answers_count: self.answers_count,
            ..self.row.read()?
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day_start_hour: u8,
    course_start: Option<i32>,
}

impl From<&Settings> for Row {
    fn from(settings: &Settings) -> Self {
        Self { day_start_hour: settings.day_start.hour(), course_start: settings.course_start.map(LocalDay::number) }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Settings, Problem> {
        Ok(Settings {
            day_start: DayStart::new(self.day_start_hour)?,
            course_start: self.course_start.map(day).transpose()?,
            ..Settings::default()
        })
    }
}
