//! Numbers that cannot be off their scale.

use crate::record::problem::Problem;

/// Declares a type of whole points, from 0 to a maximum.
macro_rules! points {
    ($(#[$doc:meta])* $name:ident, 0..=$max:literal, $(#[$max_doc:meta])*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            $(#[$max_doc])*
            pub const MAX: u8 = $max;

            /// This many points. Refuses more than [`Self::MAX`].
            pub fn new(field: &'static str, points: u8) -> Result<Self, $crate::record::problem::Problem> {
                if points > Self::MAX {
                    return Err($crate::record::values::out_of_range(field, points, Self::MAX));
                }
                Ok(Self(points))
            }

            /// The points, from 0 to [`Self::MAX`].
            pub fn points(self) -> u8 {
                self.0
            }
        }
    };
}
pub(crate) use points;

points! {
    /// A daily item: 0 (worst) to 10 (best), in whole points. Where one may be missing it is an `Option`: not asked is
    /// never 0.
    Level, 0..=10,
    /// The best level.
}

points! {
    /// A grade of 0 none, 1 mild, 2 moderate, 3 severe (R5): how strong an effect
    /// was, or how much it got in the way.
    Grade, 0..=3,
    /// The worst grade.
}

impl Grade {
    /// Severe, or "a lot".
    pub fn is_worst(self) -> bool {
        self.0 == Self::MAX
    }
}

points! {
    /// How hard a session was to bear: 0 is not at all, 10 as hard as can be. Our own item (R5).
    Burden, 0..=10,
    /// The heaviest burden.
}

/// A whole number from 1 to `MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count<const MAX: u16>(u16);

impl<const MAX: u16> Count<MAX> {
    /// One.
    pub const ONE: Self = Self(1);

    /// This number. Refuses any outside 1 to `MAX`.
    pub fn new(field: &'static str, number: u16) -> Result<Self, Problem> {
        counted(field, number, MAX).map(Self)
    }

    /// The number, from 1 to `MAX`.
    pub fn number(self) -> u16 {
        self.0
    }
}

fn counted(field: &'static str, number: u16, max: u16) -> Result<u16, Problem> {
    if (1..=max).contains(&number) {
        return Ok(number);
    }
    Err(Problem::OutOfRange { field, given: number.into(), min: 1.0, max: max.into() })
}

/// Hours slept, in quarters of an hour, 0–24 h.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sleep {
    quarters: u8,
}

impl Sleep {
    /// Takes hours. Refuses anything outside 0–24, and anything that is not a whole number of quarter hours.
    pub fn from_hours(field: &'static str, hours: f64) -> Result<Self, Problem> {
        let refused = Problem::OutOfRange { field, given: hours, min: 0.0, max: 24.0 };
        let quarters = hours * 4.0;
        if !(0.0..=96.0).contains(&quarters) || quarters.fract() != 0.0 {
            return Err(refused);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in 0..=96")]
        Ok(Self { quarters: quarters as u8 })
    }

    /// From the stored number of quarter hours, 0–96.
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

pub(super) fn out_of_range(field: &'static str, given: u8, max: u8) -> Problem {
    Problem::OutOfRange { field, given: given.into(), min: 0.0, max: max.into() }
}
