//! The grid of cells, and what is believed of them before any data.

use std::f64::consts::LN_2;
use std::ops::Range;

use crate::parameters::{HALF_TIME_PRIOR, HALF_TIME_RANGE, NAMED_HALF_TIME, OFFSET_SPREAD, SHAPES};

/// How many typical half-times `μ` the grid has.
const TYPICAL: usize = 14;
/// How many offsets `q` one session's half-time can have, −3Δ…3Δ.
pub(crate) const OFFSETS: usize = 7;
/// How many half-times `h` a typical one and an offset can add up to.
pub(crate) const HALF_TIMES: usize = TYPICAL + OFFSETS - 1;
/// How many groups there are of cells with the same typical half-time and shape.
pub(crate) const GROUPS: usize = TYPICAL * SHAPES.len();
/// How many cells there are. Each has a typical half-time, a shape and an offset. Those of a group are side by side, in
/// the order of their offsets.
pub(crate) const CELLS: usize = GROUPS * OFFSETS;
/// How many curves, or ways to fade, there are. Each has a half-time and a shape. Cells share them.
pub const CURVES: usize = SHAPES.len() * HALF_TIMES;

/// A number for each curve: shape by shape, half-times ascending.
pub type ByCurve = [f64; CURVES];

/// The curves of a group's cells, in their order.
pub(crate) fn curves_of(group: usize) -> Range<usize> {
    let (typical, shape) = (group / SHAPES.len(), group % SHAPES.len());
    let first = shape * HALF_TIMES + typical;
    first..first + OFFSETS
}

/// The grid with its prior. It changes only when a person names their usual half-time.
#[derive(Clone, Debug, PartialEq)]
pub struct Prior {
    /// `Δ`, the distance between neighbouring half-times, in logs.
    pub(crate) spacing: f64,
    /// `ln h` of each half-time, h in days.
    pub(crate) ln_half_time: [f64; HALF_TIMES],
    /// `ln p0` of each group.
    pub(crate) ln_group: [f64; GROUPS],
    /// `ln` of the prior of each offset.
    pub(crate) ln_offset: [f64; OFFSETS],
}

impl Default for Prior {
    /// Of somebody who named none.
    fn default() -> Self {
        let (shortest, longest) = (libm::log(HALF_TIME_RANGE.0), libm::log(HALF_TIME_RANGE.1));
        let spacing = (longest - shortest) / as_f64(TYPICAL - 1);
        // The first half-time is the shortest typical one with the lowest offset.
        let lowest = shortest - as_f64(OFFSETS / 2) * spacing;
        let mut ln_half_time = [0.0; HALF_TIMES];
        for (place, ln_h) in ln_half_time.iter_mut().enumerate() {
            *ln_h = lowest + as_f64(place) * spacing;
        }
        let typical: [f64; TYPICAL] = normalised(|place| typical_density(shortest + as_f64(place) * spacing));
        let shapes = SHAPES.map(|(_, prior)| prior);
        let mut ln_group = [0.0; GROUPS];
        for (group, ln_p) in ln_group.iter_mut().enumerate() {
            *ln_p = libm::log(typical[group / SHAPES.len()] * shapes[group % SHAPES.len()]);
        }
        let offsets: [f64; OFFSETS] =
            normalised(|place| normal((as_f64(place) - as_f64(OFFSETS / 2)) * spacing, OFFSET_SPREAD));
        Self { spacing, ln_half_time, ln_group, ln_offset: offsets.map(libm::log) }
    }
}

impl Prior {
    /// `ln h` of a curve, h in days.
    pub fn ln_half_time_of(&self, curve: usize) -> f64 {
        self.ln_half_time[curve % HALF_TIMES]
    }

    /// Takes the half-time that the person says is usual, in days: `p0(μ) ← p0(μ)·(0.9·exp(−½((ln D − μ)/0.6)²) + 0.03)`.
    pub fn name_half_time(&mut self, days: u16) {
        let (meant, spread, least) = NAMED_HALF_TIME;
        let ln_days = libm::log(days.max(1).into());
        for (group, ln_p) in self.ln_group.iter_mut().enumerate() {
            let typical = self.ln_half_time[group / SHAPES.len() + OFFSETS / 2];
            *ln_p += libm::log(meant * normal(ln_days - typical, spread) + least);
        }
        let sum: f64 = self.ln_group.iter().map(|ln_p| libm::exp(*ln_p)).sum();
        self.ln_group.iter_mut().for_each(|ln_p| *ln_p -= libm::log(sum));
    }

    /// `S(d) = 2^−((d/h)^k)`, the share of the peak gain left after `days` days, for each curve.
    pub fn shares(&self, days: u32) -> ByCurve {
        let mut shares = [1.0; CURVES];
        if days == 0 {
            return shares;
        }
        let ln_d = libm::log(days.into());
        for (curves, (k, _)) in shares.chunks_exact_mut(HALF_TIMES).zip(SHAPES) {
            for (share, ln_h) in curves.iter_mut().zip(self.ln_half_time) {
                *share = libm::exp(-LN_2 * libm::exp(k * (ln_d - ln_h)));
            }
        }
        shares
    }

    /// `S̄`, the mean of `S(j)` over the days j = from…to, for each curve.
    pub fn mean_shares(&self, from: u32, to: u32) -> ByCurve {
        let mut mean = [0.0; CURVES];
        for days in from..=to {
            for (sum, share) in mean.iter_mut().zip(self.shares(days)) {
                *sum += share;
            }
        }
        let count = f64::from(to + 1 - from);
        mean.map(|sum| sum / count)
    }
}

/// The density of `μ`, up to a factor.
fn typical_density(ln_half_time: f64) -> f64 {
    let part = |(weight, median, sd): (f64, f64, f64)| weight / sd * normal(ln_half_time - libm::log(median), sd);
    part(HALF_TIME_PRIOR[0]) + part(HALF_TIME_PRIOR[1])
}

/// `exp(−½(x/sd)²)`
fn normal(x: f64, sd: f64) -> f64 {
    libm::exp(-0.5 * (x / sd) * (x / sd))
}

fn normalised<const N: usize>(density: impl Fn(usize) -> f64) -> [f64; N] {
    let values: [f64; N] = std::array::from_fn(density);
    let sum: f64 = values.iter().sum();
    values.map(|value| value / sum)
}

/// Exact, since places in the grid are small.
#[expect(clippy::cast_precision_loss, reason = "under 300")]
fn as_f64(place: usize) -> f64 {
    place as f64
}
