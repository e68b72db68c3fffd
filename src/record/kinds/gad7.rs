//! GAD-7 scoring: seven items of 0–3, total 0–21 (R2; Spitzer and others 2006).

use crate::record::choice::choice;
use crate::record::fields::record;
use crate::record::kinds::phq9::Frequency;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;

/// Items on the form.
pub const ITEMS: usize = 7;

choice! {
    /// Severity bands, cut at 5, 10 and 15.
    Gad7Band {
        /// 0–4
        Minimal,
        /// 5–9
        Mild,
        /// 10–14
        Moderate,
        /// 15–21
        Severe,
    }
}

/// A total, and whether it was imputed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// 0–21. It may have a fraction if one item was missing.
    pub total: f64,
    /// One item was missing and was filled with the mean of the others.
    pub imputed: bool,
}

impl Score {
    /// The severity band of the total as it is shown. A total between two bands belongs to the upper one.
    pub fn band(self) -> Gad7Band {
        match self.shown() {
            total if total <= 4.0 => Gad7Band::Minimal,
            total if total <= 9.0 => Gad7Band::Mild,
            total if total <= 14.0 => Gad7Band::Moderate,
            _ => Gad7Band::Severe,
        }
    }

    /// The total as it is shown: in whole points, except that a half stays a half.
    pub fn shown(self) -> f64 {
        if (self.total * 2.0).fract() == 0.0 { self.total } else { self.total.round() }
    }
}

/// The score of a form; `None` if two or more items are missing.
pub fn score(items: &[Option<Frequency>; ITEMS]) -> Option<Score> {
    let sum: u8 = items.iter().flatten().copied().map(Frequency::points).sum();
    match items.iter().filter(|item| item.is_none()).count() {
        0 => Some(Score { total: sum.into(), imputed: false }),
        1 => Some(Score { total: f64::from(sum) * 7.0 / 6.0, imputed: true }),
        _ => None,
    }
}

record! {
    /// A completed GAD-7, with at least one item answered.
    Gad7Form "gad7" on day {
        /// The day it was filled in.
        pub day: LocalDay,
        /// The seven answers, in the order of the form.
        items: [Option<Frequency>; ITEMS],
    } checked by checked
}

impl Gad7Form {
    /// A form. Refuses one without any answer.
    pub fn new(day: LocalDay, items: [Option<Frequency>; ITEMS]) -> Result<Self, Problem> {
        Self { day, items }.checked()
    }

    fn checked(self) -> Result<Self, Problem> {
        if self.items.iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "items" });
        }
        Ok(self)
    }

    /// The seven items in the order of the form.
    pub fn items(&self) -> &[Option<Frequency>; ITEMS] {
        &self.items
    }
}
