//! Totals typed in from paper or from the clinic. Those on the clinic's own scales are shown beside the status and
//! never mixed into it. R1 does read a typed PHQ-9 total, without knowing the answers behind it.

use crate::record::choice::choice;
use crate::record::fields::record;
use crate::record::problem::Problem;
use crate::record::text::Label;
use crate::record::time::LocalDay;

choice! {
    /// The scale that was rated.
    ClinicScale {
        /// Montgomery–Åsberg, 0–60.
        Madrs = 0,
        /// Hamilton, 17 items, 0–52.
        HamD17 = 1,
        /// Quick Inventory, self-report, 0–27.
        QidsSr16 = 2,
        /// PHQ-9, 0–27, the total alone.
        Phq9 = 3,
        /// GAD-7, 0–21, the total alone.
        Gad7 = 4,
    }
}

impl ClinicScale {
    /// The highest total.
    pub fn max(self) -> u8 {
        match self {
            Self::Madrs => 60,
            Self::HamD17 => 52,
            Self::QidsSr16 | Self::Phq9 => 27,
            Self::Gad7 => 21,
        }
    }
}

record! {
    /// A total, and who rated it.
    ClinicScore "clinicScore" on day {
        /// The day it was rated.
        pub day: LocalDay,
        /// The scale.
        pub scale: ClinicScale,
        /// The total, from 0 to the highest on the scale.
        total: u8,
        /// Who rated it.
        pub rater: Option<Label> => private,
    } checked by checked
}

impl ClinicScore {
    /// A score. Refuses a total above the highest on the scale.
    pub fn new(day: LocalDay, scale: ClinicScale, total: u8, rater: Option<Label>) -> Result<Self, Problem> {
        Self { day, scale, total, rater }.checked()
    }

    fn checked(self) -> Result<Self, Problem> {
        let max = self.scale.max();
        if self.total > max {
            return Err(Problem::OutOfRange { field: "total", given: self.total.into(), min: 0.0, max: max.into() });
        }
        Ok(self)
    }

    /// The total, 0 to [`ClinicScale::max`].
    pub fn total(&self) -> u8 {
        self.total
    }
}
