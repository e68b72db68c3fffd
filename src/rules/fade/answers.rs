//! What the person says about their lift, and how much it counts.

use tidemark_mixture::{ByCurve, CURVES, Prior, normal_below};

use super::parameters::{ANSWER_BIAS, ANSWER_MEANT, ANSWER_SPREAD};

/// The answers at sessions so far: whether half of the lift was gone. All of them together never weigh more than one
/// with the error that a person makes each time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answers {
    count: f64,
}

impl Answers {
    pub(super) fn new() -> Self {
        Self { count: 0.0 }
    }

    /// Takes an answer about an interval of this many days. Gives `ln ℓ` by curve, with `ℓ = 0.9·Φ((ln L − ln h)/τ_n) +
    /// 0.05` where half was gone, and `Φ((ln h − ln L)/τ_n)` in place of it where it was not.
    pub(super) fn hear(&mut self, half_gone: bool, days: u32, prior: &Prior) -> ByCurve {
        let before = information(self.count);
        self.count += 1.0;
        let spread = 1.0 / (information(self.count) - before).sqrt();
        let ln_days = libm::log(days.max(1).into());
        let (meant, slip) = ANSWER_MEANT;
        let mut ln_likelihood: ByCurve = [0.0; CURVES];
        for (curve, ln) in ln_likelihood.iter_mut().enumerate() {
            let late = (ln_days - prior.ln_half_time_of(curve)) / spread;
            *ln = libm::log(meant * normal_below(if half_gone { late } else { -late }) + slip);
        }
        ln_likelihood
    }
}

/// What `n` answers tell: `n/(τ² + nβ²)`.
fn information(count: f64) -> f64 {
    count / (ANSWER_SPREAD * ANSWER_SPREAD + count * ANSWER_BIAS * ANSWER_BIAS)
}
