//! What was expected of an interval at its session.

use tidemark_mixture::parameters::BASELINE_DRIFT;
use tidemark_mixture::{ByCurve, HalfTimes, Means, Prior, Quantiles};

/// The forecast made at a session, kept until the next.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Forecast {
    half_times: HalfTimes,
    means: Means,
    /// Quantiles of the half-time as expected at the session.
    pub(super) quantiles: Quantiles,
}

impl Forecast {
    /// From what is believed right after the session.
    pub(super) fn new(half_times: HalfTimes, means: Means, prior: &Prior) -> Self {
        let quantiles = half_times.quantiles(prior);
        Self { half_times, means, quantiles }
    }

    /// `z_s`, how far a level is from the usual course after a session, in
    /// standard deviations: `(y − b̄ − S̄·P̄)/√(V_b + 0.03²·d + E[S²]·V_P +
    /// (E[S²] − S̄²)·P̄² + 2·S̄·Cov + σ²)`, with today's shares and `σ²`.
    pub(super) fn residual(&self, y: f64, days: u32, shares: &ByCurve, variance: f64) -> f64 {
        let Means { b, p, bb, pp, bp, .. } = self.means;
        let share = self.half_times.mean(|curve| shares[curve]);
        let square = self.half_times.mean(|curve| shares[curve] * shares[curve]);
        let expected = b + share * p;
        let spread = bb
            + BASELINE_DRIFT * BASELINE_DRIFT * f64::from(days)
            + square * pp
            + (square - share * share) * p * p
            + 2.0 * share * bp
            + variance;
        (y - expected) / spread.sqrt()
    }
}
