//! The rows of regular doses, and of what became of them on a day.

use serde::{Deserialize, Serialize};

use super::session::{Dose, Drug};
use super::values::{choice, day, text};
use crate::record::kinds::regimen::{self, Regimen};
use crate::record::kinds::session::Route;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::LocalDay;
use crate::record::values::Count;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    since: i32,
    until: Option<i32>,
    #[serde(borrow)]
    drug: Drug<'a>,
    route: u8,
    dose: Option<Dose>,
    doses_a_week: u16,
    every_days: Option<u16>,
    why_changed: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Day {
    day: i32,
    doses: Doses,
}

#[derive(Serialize, Deserialize)]
enum Doses {
    Taken,
    Skipped,
    Extra(u16),
}

impl<'a> From<&'a Regimen> for Row<'a> {
    fn from(regimen: &'a Regimen) -> Self {
        Self {
            since: regimen.since.number(),
            until: regimen.until.map(LocalDay::number),
            drug: (&regimen.drug).into(),
            route: regimen.route.number(),
            dose: regimen.dose.map(Into::into),
            doses_a_week: regimen.doses_a_week.number(),
            every_days: regimen.every.map(Count::number),
            why_changed: regimen.why_changed.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Regimen, Problem> {
        let regimen = Regimen {
            since: day(self.since)?,
            until: self.until.map(day).transpose()?,
            drug: self.drug.read()?,
            route: choice("route", self.route, Route::from_number)?,
            dose: self.dose.map(Dose::read).transpose()?,
            doses_a_week: Count::new("dosesAWeek", self.doses_a_week)?,
            every: self.every_days.map(|days| Count::new("everyDays", days)).transpose()?,
            why_changed: text("whyChanged", self.why_changed)?,
        };
        regimen.checked()
    }
}

impl From<&regimen::DoseDay> for Day {
    fn from(kept: &regimen::DoseDay) -> Self {
        let doses = match kept.doses {
            regimen::Doses::Taken => Doses::Taken,
            regimen::Doses::Skipped => Doses::Skipped,
            regimen::Doses::Extra(extra) => Doses::Extra(extra.number()),
        };
        Self { day: kept.day.number(), doses }
    }
}

impl Day {
    pub(super) fn read(self) -> Result<regimen::DoseDay, Problem> {
        let doses = match self.doses {
            Doses::Taken => regimen::Doses::Taken,
            Doses::Skipped => regimen::Doses::Skipped,
            Doses::Extra(extra) => regimen::Doses::Extra(Count::new("extra", extra)?),
        };
        Ok(regimen::DoseDay { day: day(self.day)?, doses })
    }
}
