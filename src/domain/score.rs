//! Numbers that cannot lie outside their scale.

use super::problem::Problem;

/// A daily item: 0 (worst) to 10 (best), whole points. Not asked is `None` at
/// the place of use, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The best level.
    pub const MAX: u8 = 10;

    /// A level of this many points.
    pub fn new(field: &'static str, points: u8) -> Result<Self, Problem> {
        if points > Self::MAX {
            return Err(out_of_range(field, points, Self::MAX));
        }
        Ok(Self(points))
    }

    /// The points, 0–10.
    pub fn points(self) -> u8 {
        self.0
    }
}

/// Hours slept, in quarters of an hour, 0–24 h.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sleep {
    quarters: u8,
}

impl Sleep {
    /// Takes hours; refuses anything but a quarter of an hour's multiple in 0–24.
    pub fn from_hours(field: &'static str, hours: f64) -> Result<Self, Problem> {
        let refused = Problem::OutOfRange { field, given: hours, min: 0.0, max: 24.0 };
        let quarters = hours * 4.0;
        if !(0.0..=96.0).contains(&quarters) || quarters.fract() != 0.0 {
            return Err(refused);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in 0..=96")]
        Ok(Self { quarters: quarters as u8 })
    }

    /// The same from stored quarters of an hour, 0–96.
    pub fn from_quarters(quarters: u8) -> Result<Self, Problem> {
        Self::from_hours("sleep", f64::from(quarters) / 4.0)
    }

    /// Quarters of an hour, 0–96.
    pub fn quarters(self) -> u8 {
        self.quarters
    }

    /// Hours, 0–24.
    pub fn hours(self) -> f64 {
        f64::from(self.quarters) / 4.0
    }
}

/// A grade of 0 none, 1 mild, 2 moderate, 3 severe (R5): how strong an effect
/// was, or how much it got in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// The worst grade.
    pub const MAX: u8 = 3;

    /// A grade of this many points.
    pub fn new(field: &'static str, points: u8) -> Result<Self, Problem> {
        if points > Self::MAX {
            return Err(out_of_range(field, points, Self::MAX));
        }
        Ok(Self(points))
    }

    /// The points, 0–3.
    pub fn points(self) -> u8 {
        self.0
    }
}

/// How hard a session was to bear: 0 not at all, 10 as hard as can be. Own item (R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Burden(u8);

impl Burden {
    /// The heaviest.
    pub const MAX: u8 = 10;

    /// A burden of this many points.
    pub fn new(field: &'static str, points: u8) -> Result<Self, Problem> {
        if points > Self::MAX {
            return Err(out_of_range(field, points, Self::MAX));
        }
        Ok(Self(points))
    }

    /// The points, 0–10.
    pub fn points(self) -> u8 {
        self.0
    }
}

pub(super) fn out_of_range(field: &'static str, given: u8, max: u8) -> Problem {
    Problem::OutOfRange { field, given: given.into(), min: 0.0, max: max.into() }
}
