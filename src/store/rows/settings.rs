//! The row of the settings.

use serde::{Deserialize, Serialize};

use super::values::day;
use crate::record::kinds::settings::Settings;
use crate::record::problem::Problem;
use crate::record::time::{DayStart, LocalDay};

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
        })
    }
}
