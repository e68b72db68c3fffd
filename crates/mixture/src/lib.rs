//! The mixture that the fade model is made of: a grid of half-times and shapes, in each cell of it a Kalman filter, and
//! what their weights say.
//!
//! This is a package of its own because it takes nearly all of the model's time. The app is compiled for size and this
//! package for speed, which cuts that time by a third. What a day is, and what is said of it, is in `src/rules/fade`.

mod half_time;
pub mod parameters;
mod posterior;
mod prior;

pub use half_time::{HalfTimes, Quantiles};
pub use posterior::{Cell, Means, Observation, Posterior, fresh_residual, normal_below};
pub use prior::{ByCurve, CURVES, Prior};
