//! The numbers of the cells, by their symbol. Levels and gains are in points of the daily level, 0–10.

/// Mean and standard deviation of `b`, the level without treatment, before any data.
pub const BASELINE: (f64, f64) = (3.0, 1.3);
/// Mean and standard deviation of `g`, the usual gain, before any data.
pub const USUAL_GAIN: (f64, f64) = (2.4, 1.5);
/// Standard deviation of `P`, the peak gain of one session, around `g`.
pub const GAIN_SPREAD: f64 = 0.7;
/// Standard deviation of the random walk of `b` per day.
pub const BASELINE_DRIFT: f64 = 0.03;

/// First and last typical half-time of the grid, days.
pub const HALF_TIME_RANGE: (f64, f64) = (3.0, 170.0);
/// The prior of the typical half-time: weight, median in days and log sd of
/// the many who fade within weeks and of the few who hardly fade.
pub const HALF_TIME_PRIOR: [(f64, f64, f64); 2] = [(0.85, 14.0, 0.75), (0.15, 90.0, 0.5)];
/// `k`, how abruptly the gain goes, and the prior of each.
pub const SHAPES: [(f64, f64); 3] = [(0.8, 0.25), (1.3, 0.45), (2.0, 0.30)];
/// Log sd of `q`, by which the half-time of one session differs from the typical one.
pub const OFFSET_SPREAD: f64 = 0.42;
/// The usual half-time that a person names: how much it counts, its log sd, and the density that stays everywhere.
pub const NAMED_HALF_TIME: (f64, f64, f64) = (0.9, 0.6, 0.03);

/// `φ`, how much of a day's residual is left on the next.
pub const RESIDUAL_KEPT: f64 = 0.6;
/// `ρ`, the share of `σ²` that carries over from day to day.
pub const RESIDUAL_SHARE: f64 = 0.5;

/// The peak gain, in points, from which a session counts as having lifted the level.
pub const REAL_GAIN: f64 = 1.0;
