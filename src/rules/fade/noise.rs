//! How far a single check-in strays from the course: this person's noise and weekdays.

use tidemark_mixture::parameters::RESIDUAL_SHARE;

use super::parameters::{
    Parameters, ROUNDING, SIGMA, SIGMA_RANGE, SIGMA_STRENGTH, SIGMA_STRENGTH_CAP, WEEKDAY_AFTER, WEEKDAY_KEPT,
    WEEKDAY_MAX, WEEKDAY_SHRINKAGE, Z_SQUARED_CAP, Z_SQUARED_MEAN,
};
use crate::record::time::LocalDay;

/// `σ²`, learned from how far check-ins are from what was expected.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noise {
    variance: f64,
    /// `ν`, how many check-ins `σ²` is worth.
    strength: f64,
}

impl Noise {
    pub(super) fn new() -> Self {
        Self { variance: SIGMA * SIGMA, strength: SIGMA_STRENGTH }
    }

    /// `σ²`
    pub(super) fn variance(&self) -> f64 {
        self.variance
    }

    /// `R = (1−ρ)σ² + 0.03`, the part that does not carry over to the next day.
    pub(super) fn of_one_day(&self) -> f64 {
        (1.0 - RESIDUAL_SHARE) * self.variance + ROUNDING
    }

    /// `σ² ← (νσ² + min(z², 6.25)σ²/0.96)/(ν+1)`, `ν ← min(ν+1, 60)`, σ kept in its range.
    pub(super) fn learn(&mut self, z: f64) {
        let squared = (z * z).min(Z_SQUARED_CAP) * self.variance / Z_SQUARED_MEAN;
        let variance = (self.strength * self.variance + squared) / (self.strength + 1.0);
        let (least, most) = SIGMA_RANGE;
        self.variance = variance.clamp(least * least, most * most);
        self.strength = (self.strength + 1.0).min(SIGMA_STRENGTH_CAP);
    }
}

/// By how much `R` grows for a check-in this far out, so that a bad day teaches little: `min(6, (z/2)²)` where `|z| >
/// 2`, else 1, with these parameters' `outlier` for the 2 and `outlier_cap` for the 6.
pub(super) fn doubt(z: f64, parameters: &Parameters) -> f64 {
    if z.abs() <= parameters.outlier {
        return 1.0;
    }
    let ratio = z / parameters.outlier;
    (ratio * ratio).min(parameters.outlier_cap)
}

/// What the weekday alone does to the level.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weekdays {
    /// `A_w`, fading sum of surprises by weekday.
    surprises: [f64; 7],
    /// `N_w`, fading count of check-ins by weekday.
    counts: [f64; 7],
    check_ins: u32,
}

impl Weekdays {
    pub(super) fn new() -> Self {
        Self { surprises: [0.0; 7], counts: [0.0; 7], check_ins: 0 }
    }

    /// By how much the level of this weekday differs from that of the others:
    /// `v_w = A_w/(N_w + 6)` less the mean of all seven, at most 0.6 either
    /// way; 0 before 28 check-ins.
    pub(super) fn offset(&self, day: LocalDay) -> f64 {
        if self.check_ins < WEEKDAY_AFTER {
            return 0.0;
        }
        let value = |weekday: usize| self.surprises[weekday] / (self.counts[weekday] + WEEKDAY_SHRINKAGE);
        let mean = (0..7).map(value).sum::<f64>() / 7.0;
        (value(weekday(day)) - mean).clamp(-WEEKDAY_MAX, WEEKDAY_MAX)
    }

    /// `A_w ← 0.985·A_w + (level − m)`, `N_w ← 0.985·N_w + 1`
    pub(super) fn learn(&mut self, day: LocalDay, surprise: f64) {
        let weekday = weekday(day);
        self.surprises[weekday] = WEEKDAY_KEPT * self.surprises[weekday] + surprise;
        self.counts[weekday] = WEEKDAY_KEPT * self.counts[weekday] + 1.0;
        self.check_ins += 1;
    }
}

fn weekday(day: LocalDay) -> usize {
    day.number().rem_euclid(7) as usize
}
