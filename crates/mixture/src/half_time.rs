//! What the weights say about half-times and shares.

use std::f64::consts::LN_2;

use crate::parameters::SHAPES;
use crate::prior::{ByCurve, HALF_TIMES, Prior};

/// How often to halve a range of under 20: what is left is below 1e-10.
const BISECTIONS: u32 = 40;

/// Quantiles of a half-time, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// 10 %
    pub q10: f64,
    /// 25 %
    pub q25: f64,
    /// The median.
    pub q50: f64,
    /// 75 %
    pub q75: f64,
    /// 90 %
    pub q90: f64,
}

/// The distribution of the half-time for each shape. A half-time of the grid stands for its bin: the log half-times
/// nearer to it than to any other.
#[derive(Clone, Debug, PartialEq)]
pub struct HalfTimes {
    weights: ByCurve,
    /// By shape: the weight of the bins below each edge.
    below: [[f64; HALF_TIMES + 1]; SHAPES.len()],
}

impl HalfTimes {
    /// From the weight of each curve.
    pub fn new(weights: &ByCurve) -> Self {
        let mut below = [[0.0; HALF_TIMES + 1]; SHAPES.len()];
        for (below, weights) in below.iter_mut().zip(weights.chunks_exact(HALF_TIMES)) {
            let mut sum = 0.0;
            for (below, weight) in below[1..].iter_mut().zip(weights) {
                sum += weight;
                *below = sum;
            }
        }
        Self { weights: *weights, below }
    }

    /// `Σ w f` over the curves.
    pub fn mean(&self, of: impl Fn(usize) -> f64) -> f64 {
        let mut sum = 0.0;
        for (curve, weight) in self.weights.iter().enumerate() {
            sum += weight * of(curve);
        }
        sum
    }

    /// The probability that `days` days after the session the share is under
    /// `share`, in 0..1: `Σ w D(ln d − ln(log2(1/share))/k)` with
    /// `D(x) = clamp((x − ln h + Δ/2)/Δ, 0, 1)`. With a share of ½ it is the
    /// probability that half is gone.
    pub fn under(&self, share: f64, days: u32, prior: &Prior) -> f64 {
        if days == 0 {
            return 0.0;
        }
        let sum = self.reached(libm::log(libm::log2(1.0 / share)), libm::log(days.into()), prior);
        // The weights add up to 1 except for the last bits.
        sum.min(1.0)
    }

    /// The share that the true one is below with this probability: the inverse of [`HalfTimes::under`].
    pub fn share_quantile(&self, probability: f64, days: u32, prior: &Prior) -> f64 {
        if days == 0 {
            return 1.0;
        }
        let ln_d = libm::log(days.into());
        let half_bin = prior.spacing / 2.0;
        let (shortest, longest) = (prior.ln_half_time[0] - half_bin, prior.ln_half_time[HALF_TIMES - 1] + half_bin);
        // Bounds that hold the depth of every curve.
        let (mut shallow, mut deep) = (f64::INFINITY, f64::NEG_INFINITY);
        for (k, _) in SHAPES {
            shallow = shallow.min(k * (ln_d - longest));
            deep = deep.max(k * (ln_d - shortest));
        }
        for _ in 0..BISECTIONS {
            let middle = f64::midpoint(shallow, deep);
            if self.reached(middle, ln_d, prior) > probability {
                shallow = middle;
            } else {
                deep = middle;
            }
        }
        libm::exp(-LN_2 * libm::exp(f64::midpoint(shallow, deep)))
    }

    /// Quantiles of the half-time, days, by inverting `Σ w D` over the bins.
    pub fn quantiles(&self, prior: &Prior) -> Quantiles {
        let at = |probability| self.half_time_quantile(probability, prior);
        Quantiles { q10: at(0.1), q25: at(0.25), q50: at(0.5), q75: at(0.75), q90: at(0.9) }
    }

    /// The probability that the fade is at least this deep: `Σ w D(ln d − depth/k)`, where the depth of a share is
    /// `ln(log2(1/share)) = k (ln d − ln h)`.
    fn reached(&self, depth: f64, ln_d: f64, prior: &Prior) -> f64 {
        let mut sum = 0.0;
        for (below, (k, _)) in self.below.iter().zip(SHAPES) {
            sum += passed(below, (ln_d - depth / k - prior.ln_half_time[0]) / prior.spacing + 0.5);
        }
        sum
    }

    fn half_time_quantile(&self, probability: f64, prior: &Prior) -> f64 {
        let edge = |place: usize| self.below.iter().map(|below| below[place]).sum::<f64>();
        let target = probability * edge(HALF_TIMES);
        let (mut place, mut low, mut high) = (0, 0.0, edge(1));
        while high < target && place + 1 < HALF_TIMES {
            place += 1;
            (low, high) = (high, edge(place + 1));
        }
        let part = if high > low { ((target - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
        libm::exp(prior.ln_half_time[place] + (part - 0.5) * prior.spacing)
    }
}

/// `Σ w D(x)` over the bins of one shape: whole bins below, and the part of
/// the bin that x lies in. `x` is counted in bins from the lowest edge.
fn passed(below: &[f64; HALF_TIMES + 1], x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive, and bounded by the last bin"
    )]
    let whole = x as usize;
    if whole >= HALF_TIMES {
        return below[HALF_TIMES];
    }
    #[expect(clippy::cast_precision_loss, reason = "under 20")]
    let part = x - whole as f64;
    below[whole] + part * (below[whole + 1] - below[whole])
}
