//! Scores that a clinician rated and the person typed in. They stand beside the
//! status and are never mixed into it (R1).

use crate::domain::choice::choice;
use crate::domain::problem::Problem;
use crate::domain::text::Label;
use crate::domain::time::LocalDay;

choice! {
    /// The scale that was rated.
    ClinicScale {
        /// Montgomery–Åsberg, 0–60.
        Madrs = 0,
        /// Hamilton, 17 items, 0–52.
        HamD17 = 1,
        /// Quick Inventory, self-report, 0–27.
        QidsSr16 = 2,
    }
}

impl ClinicScale {
    /// The highest total.
    pub fn max(self) -> u8 {
        match self {
            Self::Madrs => 60,
            Self::HamD17 => 52,
            Self::QidsSr16 => 27,
        }
    }
}

/// A total with who rated it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClinicScore {
    /// The day it was rated.
    pub day: LocalDay,
    /// The scale.
    pub scale: ClinicScale,
    total: u8,
    /// Who rated it.
    pub rater: Option<Label>,
}

impl ClinicScore {
    /// A score; refuses a total that the scale does not have.
    pub fn new(day: LocalDay, scale: ClinicScale, total: u8, rater: Option<Label>) -> Result<Self, Problem> {
        if total > scale.max() {
            return Err(Problem::OutOfRange { field: "total", given: total.into(), min: 0.0, max: scale.max().into() });
        }
        Ok(Self { day, scale, total, rater })
    }

    /// The total, 0 to [`ClinicScale::max`].
    pub fn total(&self) -> u8 {
        self.total
    }
}
