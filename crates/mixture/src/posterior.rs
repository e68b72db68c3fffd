//! What is believed of each cell: a Kalman filter over `x = [b, P, r, g]` and a weight.

use crate::parameters::{BASELINE, BASELINE_DRIFT, GAIN_SPREAD, REAL_GAIN, RESIDUAL_KEPT, RESIDUAL_SHARE, USUAL_GAIN};
use crate::prior::{ByCurve, CELLS, CURVES, OFFSETS, Prior, curves_of};

/// A cell: mean and covariance of its state, and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// `ln p`, up to a constant that all cells share.
    pub ln_weight: f64,
    /// Level without treatment.
    b: f64,
    /// Peak gain of this session.
    pub p: f64,
    /// Residual that carries over from day to day.
    r: f64,
    /// Usual gain of this person.
    g: f64,
    bb: f64,
    bp: f64,
    br: f64,
    bg: f64,
    pp: f64,
    pr: f64,
    pg: f64,
    rr: f64,
    rg: f64,
    gg: f64,
}

/// What is observed of the state: `y = H x + noise` with `H = [1, gain, residual, 0]`, where each cell has its own
/// factor of the gain.
pub struct Observation {
    /// The number observed.
    pub y: f64,
    /// The residual's factor in `H`.
    pub residual: f64,
    /// Variance of the noise, `R`.
    pub noise: f64,
}

impl Cell {
    const ZERO: Self = Self {
        ln_weight: 0.0,
        b: 0.0,
        p: 0.0,
        r: 0.0,
        g: 0.0,
        bb: 0.0,
        bp: 0.0,
        br: 0.0,
        bg: 0.0,
        pp: 0.0,
        pr: 0.0,
        pg: 0.0,
        rr: 0.0,
        rg: 0.0,
        gg: 0.0,
    };

    /// One whose gain comes from no usual gain. Baseline and gain are means with their variances; a residual of this
    /// variance goes with neither.
    pub fn new((b, bb): (f64, f64), (p, pp): (f64, f64), rr: f64) -> Self {
        Self { b, p, bb, pp, rr, ..Self::ZERO }
    }

    /// `H x`
    fn expected(&self, gain: f64, residual: f64) -> f64 {
        self.b + gain * self.p + residual * self.r
    }

    /// `V Hᵀ`, in the order b, P, r, g.
    fn seen(&self, gain: f64, residual: f64) -> [f64; 4] {
        [
            self.bb + gain * self.bp + residual * self.br,
            self.bp + gain * self.pp + residual * self.pr,
            self.br + gain * self.pr + residual * self.rr,
            self.bg + gain * self.pg + residual * self.rg,
        ]
    }

    /// The Kalman update with the surprise `e = y − H x` and its variance `Σ = H V Hᵀ + R`.
    fn update(&mut self, seen: [f64; 4], surprise: f64, variance: f64) {
        let [b, p, r, g] = seen;
        let [kb, kp, kr, kg] = seen.map(|u| u / variance);
        self.b += kb * surprise;
        self.p += kp * surprise;
        self.r += kr * surprise;
        self.g += kg * surprise;
        self.bb -= kb * b;
        self.bp -= kb * p;
        self.br -= kb * r;
        self.bg -= kb * g;
        self.pp -= kp * p;
        self.pr -= kp * r;
        self.pg -= kp * g;
        self.rr -= kr * r;
        self.rg -= kr * g;
        self.gg -= kg * g;
    }

    /// A day passes; `fresh` is the variance that the residual gains.
    pub fn pass_a_day(&mut self, fresh: f64) {
        self.r *= RESIDUAL_KEPT;
        self.br *= RESIDUAL_KEPT;
        self.pr *= RESIDUAL_KEPT;
        self.rg *= RESIDUAL_KEPT;
        self.rr = RESIDUAL_KEPT * RESIDUAL_KEPT * self.rr + fresh;
        self.bb += BASELINE_DRIFT * BASELINE_DRIFT;
    }

    /// The surprise `e = y − H x` of an observation with this factor of the gain, and its variance `Σ`.
    pub fn surprise(&self, gain: f64, observation: &Observation) -> (f64, f64) {
        let surprise = observation.y - self.expected(gain, observation.residual);
        (surprise, observed_variance(self.seen(gain, observation.residual), gain, observation))
    }

    /// Learns from an observation with this factor of the gain. If `weigh` is set, so does the weight: `ln p −=
    /// ½(ln Σ + e²/Σ)`.
    pub fn observe(&mut self, gain: f64, observation: &Observation, weigh: bool) {
        let seen = self.seen(gain, observation.residual);
        let surprise = observation.y - self.expected(gain, observation.residual);
        let variance = observed_variance(seen, gain, observation);
        self.update(seen, surprise, variance);
        if weigh {
            self.ln_weight -= 0.5 * (libm::log(variance) + surprise * surprise / variance);
        }
    }

    /// Mean and variance of `b + S P`, the level without the day's residual.
    pub fn course(&self, share: f64) -> (f64, f64) {
        (self.b + share * self.p, self.bb + share * (2.0 * self.bp + share * self.pp))
    }

    /// The probability that the peak gain is at least 1 point.
    pub fn gain_probability(&self) -> f64 {
        // The variance cannot fall to 0, but rounding could make it negative, and then it would have no root.
        let sd = self.pp.max(f64::MIN_POSITIVE).sqrt();
        normal_below((self.p - REAL_GAIN) / sd)
    }

    /// Adds `weight` times the mean of `other`.
    fn add_mean(&mut self, weight: f64, other: &Self) {
        self.b += weight * other.b;
        self.p += weight * other.p;
        self.r += weight * other.r;
        self.g += weight * other.g;
    }

    /// Adds `weight` times the second moment of `other` around this cell's mean.
    fn add_spread(&mut self, weight: f64, other: &Self) {
        let (b, p, r, g) = (other.b - self.b, other.p - self.p, other.r - self.r, other.g - self.g);
        self.bb += weight * (other.bb + b * b);
        self.bp += weight * (other.bp + b * p);
        self.br += weight * (other.br + b * r);
        self.bg += weight * (other.bg + b * g);
        self.pp += weight * (other.pp + p * p);
        self.pr += weight * (other.pr + p * r);
        self.pg += weight * (other.pg + p * g);
        self.rr += weight * (other.rr + r * r);
        self.rg += weight * (other.rg + r * g);
        self.gg += weight * (other.gg + g * g);
    }

    /// `P` is drawn anew from `g`: its mean and covariances become those of `g`, its variance `V_g + 0.7²`.
    fn redraw_gain(&mut self) {
        self.p = self.g;
        self.bp = self.bg;
        self.pp = self.gg + GAIN_SPREAD * GAIN_SPREAD;
        self.pr = self.rg;
        self.pg = self.gg;
    }
}

/// All cells with their weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    cells: Vec<Cell>,
    /// `w`, the weights normalised to a sum of 1.
    weights: Vec<f64>,
}

/// Means over all cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// Level without treatment.
    pub b: f64,
    /// Peak gain of this session.
    pub p: f64,
    /// Residual that carries over from day to day.
    pub r: f64,
    /// Usual gain of this person.
    pub g: f64,
    /// Mean of the within-cell variance of `b`.
    pub bb: f64,
    /// Mean of the within-cell variance of `P`.
    pub pp: f64,
    /// Mean of the within-cell covariance of `b` and `P`.
    pub bp: f64,
    /// Mean of `b + S P`, the level without the day's residual.
    pub course: f64,
    /// Its variance, within cells and between them.
    pub course_variance: f64,
}

impl Posterior {
    /// Before any data; `variance` is the first `σ²`.
    pub fn new(prior: &Prior, variance: f64) -> Self {
        let blank = Cell {
            b: BASELINE.0,
            bb: BASELINE.1 * BASELINE.1,
            g: USUAL_GAIN.0,
            gg: USUAL_GAIN.1 * USUAL_GAIN.1,
            rr: RESIDUAL_SHARE * variance,
            ..Cell::ZERO
        };
        let mut posterior = Self { cells: vec![blank; CELLS], weights: vec![0.0; CELLS] };
        for (group, cells) in posterior.cells.chunks_exact_mut(OFFSETS).enumerate() {
            fill(cells, &blank, prior.ln_group[group], prior);
        }
        posterior.normalise();
        posterior
    }

    /// A day passes: `r ← φ r` with its covariances, `V_r ← φ²V_r + ρσ²(1−φ²)`, `V_b += 0.03²`.
    pub fn pass_a_day(&mut self, variance: f64) {
        let fresh = fresh_residual(variance);
        self.cells.iter_mut().for_each(|cell| cell.pass_a_day(fresh));
    }

    /// Begins an interval with a session. In each group the offsets are merged into one cell of the same mean and
    /// covariance, `P` is drawn anew, and the offsets return to their prior. Of how far a group's mass `m` has moved
    /// from its prior `p0`, in logs, the part `kept`, λ, is carried over: `ln p ← ln p0 + λ (ln m − ln p0)`.
    pub fn begin_interval(&mut self, kept: f64, prior: &Prior) {
        for (group, cells) in self.cells.chunks_exact_mut(OFFSETS).enumerate() {
            let (mut merged, ln_mass) = merge(cells);
            merged.redraw_gain();
            let ln_p0 = prior.ln_group[group];
            fill(cells, &merged, ln_p0 + kept * (ln_mass - ln_p0), prior);
        }
        self.normalise();
    }

    /// Mean surprise `y − m` of the mixture and its variance `v`, which includes the spread between cells. `gain` is the
    /// gain's factor by curve; zeros before the first session.
    pub fn surprise(&self, observation: &Observation, gain: &ByCurve) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        self.each(|cell, curve, weight| {
            let (surprise, variance) = cell.surprise(gain[curve], observation);
            mean += weight * surprise;
            square += weight * (variance + surprise * surprise);
        });
        (mean, square - mean * mean)
    }

    /// Every cell learns from the observation. If `weigh` is set, so do the weights.
    pub fn observe(&mut self, observation: &Observation, gain: &ByCurve, weigh: bool) {
        for (group, cells) in self.cells.chunks_exact_mut(OFFSETS).enumerate() {
            for (cell, gain) in cells.iter_mut().zip(&gain[curves_of(group)]) {
                cell.observe(*gain, observation, weigh);
            }
        }
        if weigh {
            self.normalise();
        }
    }

    /// Adds to `ln p` of each cell what is given for its curve.
    pub fn weigh(&mut self, ln_likelihood: &ByCurve) {
        for (group, cells) in self.cells.chunks_exact_mut(OFFSETS).enumerate() {
            for (cell, ln) in cells.iter_mut().zip(&ln_likelihood[curves_of(group)]) {
                cell.ln_weight += ln;
            }
        }
        self.normalise();
    }

    /// Mean and variance of `b` over all cells.
    pub fn baseline(&self) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        self.each(|cell, _, weight| {
            mean += weight * cell.b;
            square += weight * (cell.bb + cell.b * cell.b);
        });
        (mean, square - mean * mean)
    }

    /// The weight of each curve.
    pub fn by_curve(&self) -> ByCurve {
        let mut sums = [0.0; CURVES];
        self.each(|_, curve, weight| sums[curve] += weight);
        sums
    }

    /// `Pgain = Σ w Φ((P − 1)/√V_P)`, the probability that the peak gain is at least 1 point.
    pub fn gain_probability(&self) -> f64 {
        let mut probability = 0.0;
        self.each(|cell, _, weight| probability += weight * cell.gain_probability());
        // The weights add up to 1 except for the last bits.
        probability.min(1.0)
    }

    /// Means over the cells, with today's shares `S`.
    pub fn means(&self, shares: &ByCurve) -> Means {
        let (mut b, mut p, mut r, mut g) = (0.0, 0.0, 0.0, 0.0);
        let (mut bb, mut pp, mut bp) = (0.0, 0.0, 0.0);
        let (mut course, mut square) = (0.0, 0.0);
        self.each(|cell, curve, weight| {
            let share = shares[curve];
            b += weight * cell.b;
            p += weight * cell.p;
            r += weight * cell.r;
            g += weight * cell.g;
            bb += weight * cell.bb;
            pp += weight * cell.pp;
            bp += weight * cell.bp;
            let (mean, variance) = cell.course(share);
            course += weight * mean;
            square += weight * (variance + mean * mean);
        });
        let course_variance = (square - course * course).max(0.0);
        Means { b, p, r, g, bb, pp, bp, course, course_variance }
    }

    /// Visits each cell with its curve and its weight, always in the same order.
    fn each(&self, mut visit: impl FnMut(&Cell, usize, f64)) {
        let groups = self.cells.chunks_exact(OFFSETS).zip(self.weights.chunks_exact(OFFSETS));
        for (group, (cells, weights)) in groups.enumerate() {
            for ((cell, weight), curve) in cells.iter().zip(weights).zip(curves_of(group)) {
                visit(cell, curve, *weight);
            }
        }
    }

    /// Brings the weights to a sum of 1, and the largest `ln p` to 0.
    fn normalise(&mut self) {
        let top = top_of(&self.cells);
        let mut sum = 0.0;
        for (cell, weight) in self.cells.iter_mut().zip(&mut self.weights) {
            cell.ln_weight -= top;
            *weight = libm::exp(cell.ln_weight);
            sum += *weight;
        }
        self.weights.iter_mut().for_each(|weight| *weight /= sum);
    }
}

/// `Σ = H V Hᵀ + R`
fn observed_variance(seen: [f64; 4], gain: f64, observation: &Observation) -> f64 {
    let [b, p, r, _] = seen;
    b + gain * p + observation.residual * r + observation.noise
}

/// `ρσ²(1−φ²)`, the variance that a residual gains in a day.
pub fn fresh_residual(variance: f64) -> f64 {
    RESIDUAL_SHARE * variance * (1.0 - RESIDUAL_KEPT * RESIDUAL_KEPT)
}

fn top_of(cells: &[Cell]) -> f64 {
    cells.iter().fold(f64::NEG_INFINITY, |top, cell| top.max(cell.ln_weight))
}

/// The cell with the mean and covariance of a group, and `ln` of the group's mass.
fn merge(cells: &[Cell]) -> (Cell, f64) {
    let top = top_of(cells);
    let weight_of = |cell: &Cell| libm::exp(cell.ln_weight - top);
    let mass: f64 = cells.iter().map(weight_of).sum();
    let mut merged = Cell::ZERO;
    for cell in cells {
        merged.add_mean(weight_of(cell) / mass, cell);
    }
    for cell in cells {
        merged.add_spread(weight_of(cell) / mass, cell);
    }
    (merged, top + libm::log(mass))
}

/// Sets every cell of a group to `from`, with the prior of the offsets.
fn fill(cells: &mut [Cell], from: &Cell, ln_group: f64, prior: &Prior) {
    for (cell, ln_offset) in cells.iter_mut().zip(prior.ln_offset) {
        *cell = Cell { ln_weight: ln_group + ln_offset, ..*from };
    }
}

/// `Φ(x)`, the probability that a standard normal number is below `x`.
pub fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}
