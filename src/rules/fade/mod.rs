//! How much of the lift from the last session is left.
//!
//! After a session the daily level rises by a peak gain `P` over a baseline
//! `b`; `d` days later the share `S(d) = 2^−((d/h)^k)` of it is left, so `h` is
//! the day when half is gone. The model holds a grid of half-times and shapes
//! `k`; in each cell a Kalman filter follows `b`, `P`, the residual `r` that
//! carries over from day to day, and the usual gain `g`. Check-ins move the
//! weights of the cells, and from session to session the model learns this
//! person's half-times. `docs/fade.md` says it in plain words.
//!
//! The outcome of a day is a pure function of the days up to it. Sums run in
//! a fixed order and `libm` computes in pure Rust, so that every platform gives
//! the same bits.
//!
//! ```
//! use tidemark::rules::fade::{DailyLevel, Day, Fade, State};
//! use tidemark::record::problem::Problem;
//! use tidemark::record::time::LocalDay;
//!
//! let first = LocalDay::parse("day", "2026-03-01")?;
//! let mut model = Fade::new();
//! let mut outcomes = Vec::new();
//! for (number, day) in (0..50).filter_map(|number| Some((number, LocalDay::from_number(first.number() + number)?))) {
//!     // Three weeks at a level of 2; then a session lifts it by 5, of which half is gone after 10 days.
//!     let since = f64::from(number - 21);
//!     let lift = if since > 0.0 { 5.0 * (-since / 10.0).exp2() } else { 0.0 };
//!     let level = DailyLevel::new("level", 2.0 + lift)?;
//!     outcomes.push(model.step(&Day { level: Some(level), session: number == 21, ..Day::empty(day) }));
//! }
//! let share = |number: usize| outcomes[number].lift.map(|lift| lift.share.mean);
//!
//! assert_eq!(share(20), None, "there was no session yet");
//! assert!(share(24) > Some(0.7), "three days after it most of the lift is left");
//! assert!(share(41) < Some(0.5), "twenty days after it half is gone");
//! assert_eq!(outcomes[41].state, State::Fading);
//! # Ok::<(), Problem>(())
//! ```

mod alert;
mod forecast;
mod half_time;
mod interval;
mod level;
mod noise;
mod outcome;
mod parameters;
mod posterior;
mod prior;
mod replay;

pub use level::{DailyLevel, Day, days, levels};
pub use outcome::{Lift, Outcome, Quantiles, Share, State, Unsure};
pub use parameters::Parameters;
pub use replay::Replay;

use alert::{Alert, Lower};
use interval::Interval;
use noise::{Noise, Weekdays, doubt};
use parameters::{EASING_P70, PHQ9_FROM_DAY, PHQ9_PER_POINT, PHQ9_RECALL, PHQ9_RESIDUAL, PHQ9_VARIANCE, PHQ9_ZERO};
use posterior::{Observation, Posterior};
use prior::{ByCurve, CURVES, Prior};

use crate::record::kinds::phq9::Total;
use crate::record::time::LocalDay;

/// A normal variable is within this many standard deviations with a probability of 80 %, which is that of the ranges
/// shown.
pub const EIGHTY_PERCENT: f64 = 1.281_551_565_544_6;

/// The model of one person after some days. It allocates when it is made or cloned, not as days pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Fade {
    parameters: &'static Parameters,
    prior: Prior,
    posterior: Posterior,
    noise: Noise,
    weekdays: Weekdays,
    lower: Lower,
    /// Which of the last four days had a check-in: today is bit 0.
    recent: u8,
    silent_days: Option<u32>,
    interval: Option<Interval>,
}

/// How far a check-in was from what was expected.
#[derive(Clone, Copy, Default)]
struct Residuals {
    z: Option<f64>,
    z_s: Option<f64>,
}

/// The gain's factor in every observation before the first session.
const NO_GAIN: ByCurve = [0.0; CURVES];

impl Default for Fade {
    fn default() -> Self {
        Self::new()
    }
}

impl Fade {
    /// The app's model before any day.
    pub fn new() -> Self {
        Self::with(&Parameters::APP)
    }

    /// The model of the reference series before any day.
    pub fn reference() -> Self {
        Self::with(&Parameters::REFERENCE)
    }

    /// The model with these parameters, before any day.
    pub fn with(parameters: &'static Parameters) -> Self {
        let (prior, noise) = (Prior::new(), Noise::new());
        Self {
            parameters,
            posterior: Posterior::new(&prior, noise.variance()),
            prior,
            noise,
            weekdays: Weekdays::new(),
            lower: Lower::new(),
            recent: 0,
            silent_days: None,
            interval: None,
        }
    }

    /// Takes the next calendar day. No day may be skipped, not even one without records.
    pub fn step(&mut self, today: &Day) -> Outcome {
        self.pass_a_day(today);
        if today.session {
            self.posterior.begin_interval(self.parameters.kept, &self.prior);
            let alert = Alert::new(self.parameters.alert_at_once);
            let ended = self.interval.as_ref();
            self.interval = Some(Interval::begin(today.day, ended, &self.posterior, &self.prior, alert));
        }
        // The level on the day of a session is not observed.
        let observed = today.level.filter(|_| !today.session);
        let residuals = observed.map(|level| self.check_in(today.day, level)).unwrap_or_default();
        if let Some(total) = today.phq9 {
            self.phq9(total);
        }
        self.lower.conclude(today.phq9);
        self.conclude(today, residuals)
    }

    fn pass_a_day(&mut self, today: &Day) {
        self.posterior.pass_a_day(self.noise.variance());
        self.recent = (self.recent << 1 | u8::from(today.level.is_some())) & 0b1111;
        self.silent_days = if today.level.is_some() { Some(0) } else { self.silent_days.map(|days| days + 1) };
        if let Some(interval) = &mut self.interval {
            interval.pass_a_day(&self.prior);
        }
    }

    /// Takes a level on a day without a session. Before the first session the filters, the noise and the weekdays
    /// learn, but not the weights.
    fn check_in(&mut self, day: LocalDay, level: DailyLevel) -> Residuals {
        let offset = self.weekdays.offset(day);
        let y = level.points() - offset;
        let gain = self.interval.as_ref().map_or(&NO_GAIN, |interval| &interval.shares);
        let observation = Observation { y, gain, residual: 1.0, noise: self.noise.of_one_day() };
        let (surprise, variance) = self.posterior.surprise(&observation);
        let z = surprise / variance.sqrt();
        let noise = observation.noise * doubt(z, self.parameters);
        self.posterior.observe(&Observation { noise, ..observation }, self.interval.is_some());
        let z_s = self.interval.as_mut().map(|interval| interval.check_in(y, self.noise.variance(), &self.posterior));
        if let Some(z_s) = z_s {
            self.lower.check_in(z_s);
        }
        self.noise.learn(z);
        self.weekdays.learn(day, surprise + offset);
        Residuals { z: Some(z), z_s }
    }

    /// Takes a PHQ-9, read as the level `(25 − total)/2.4` over the last two weeks. In the first week after a session
    /// it is not used, since it looks back too far beyond the session.
    fn phq9(&mut self, total: Total) {
        let days = self.interval.as_ref().map(|interval| interval.days);
        let gain = match days {
            None => NO_GAIN,
            Some(days) if days < PHQ9_FROM_DAY => return,
            Some(days) => self.prior.mean_shares(days.saturating_sub(PHQ9_RECALL - 1).max(1), days),
        };
        let y = (PHQ9_ZERO - total.points()) / PHQ9_PER_POINT;
        let observation = Observation { y, gain: &gain, residual: PHQ9_RESIDUAL, noise: PHQ9_VARIANCE };
        self.posterior.observe(&observation, days.is_some());
        if let Some(interval) = &mut self.interval {
            interval.learn(&self.posterior);
        }
    }

    fn conclude(&mut self, today: &Day, residuals: Residuals) -> Outcome {
        let shares = self.interval.as_ref().map_or(&NO_GAIN, |interval| &interval.shares);
        let means = self.posterior.means(shares);
        let recent = self.recent.count_ones();
        let conclude = |interval: &mut Interval| interval.conclude(today, recent, means.p, residuals.z_s, &self.prior);
        let lift = self.interval.as_mut().map(conclude);
        Outcome {
            day: today.day,
            state: state(self.lower.is_flagged(), lift.as_ref()),
            baseline: means.b,
            residual: means.r,
            usual_gain: means.g,
            course: means.course,
            course_sd: means.course_variance.sqrt(),
            sigma: self.noise.variance().sqrt(),
            z: residuals.z,
            lower_cusum: self.lower.cusum(),
            lower: self.lower.is_flagged(),
            silent_days: self.silent_days,
            lift,
        }
    }
}

/// The first state that holds, given the lower-than-usual flag and what is known of the lift.
pub fn state(lower: bool, lift: Option<&Lift>) -> State {
    if lower {
        return State::LowerThanUsual;
    }
    let Some(lift) = lift else { return State::CannotTell(Unsure::NoSession) };
    match lift.unsure {
        _ if lift.alert => State::Fading,
        Some(unsure) => State::CannotTell(unsure),
        None if lift.p70 >= EASING_P70 => State::Easing,
        None => State::Holding,
    }
}
