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
mod answers;
mod doses;
mod forecast;
mod interval;
mod level;
mod noise;
mod outcome;
mod parameters;
mod replay;

pub use level::{CourseOfDoses, DailyLevel, Day, days, last_dose, levels};
pub use outcome::{DoseCourse, Following, Lift, Outcome, Share, State, Unsure};
pub use parameters::{ASKED_FROM, COURSE_ENDS, DAYS_TO_BOOK, Parameters};
pub use replay::Replay;
pub use tidemark_mixture::Quantiles;

use alert::{Alert, Lower};
use answers::Answers;
use doses::Doses;
use interval::Interval;
use noise::{Noise, Weekdays, doubt};
use parameters::{EASING_P70, PHQ9_FROM_DAY, PHQ9_PER_POINT, PHQ9_RECALL, PHQ9_RESIDUAL, PHQ9_VARIANCE, PHQ9_ZERO};
use tidemark_mixture::{ByCurve, CURVES, Observation, Posterior, Prior};

use crate::record::kinds::phq9::Total;
use crate::record::time::LocalDay;

/// A normal variable is within this many standard deviations with a probability of 80 %, which is that of the ranges
/// shown.
pub const EIGHTY_PERCENT: f64 = 1.281_551_565_544_6;

/// The model of one person after some days.
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
    answers: Answers,
    /// The level before any session, as a course of doses would begin with it.
    before: Doses,
    course: Option<Box<Followed>>,
}

/// The course of doses that is followed.
#[derive(Clone, Debug, PartialEq)]
struct Followed {
    agreed: CourseOfDoses,
    doses: Doses,
    /// What was believed of single sessions before the course. It rests while days pass.
    resting: Resting,
}

/// What a model of single sessions knows, but for what check-ins say of today.
#[derive(Clone, Debug, PartialEq)]
struct Resting {
    posterior: Posterior,
    prior: Prior,
    noise: Noise,
    weekdays: Weekdays,
    interval: Option<Interval>,
    /// There was no check-in before the course, nor a session.
    joins: bool,
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
        let (prior, noise) = (Prior::default(), Noise::new());
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
            answers: Answers::new(),
            before: Doses::unknown(),
            course: None,
        }
    }

    /// Takes the next calendar day. No day may be skipped, not even one without records.
    pub fn step(&mut self, today: &Day) -> Outcome {
        self.end_course(today);
        // A session in a course is one of its doses, but only a dose begins a course.
        let dose = today.course.is_some() && (today.dose || (today.session && self.course.is_some()));
        let course = match self.course.take() {
            None if dose => today.course.map(|agreed| self.begin_course(today.day, agreed)),
            course => course,
        };
        let Some(mut course) = course else {
            if self.interval.is_none() {
                self.before.step(today.level, today.phq9, false);
            }
            return self.follow_sessions(today, self.joins());
        };
        let course_of_doses = course.doses.step(today.level, today.phq9, dose);
        let (level, level_sd) = course.doses.level();
        let joins = course.resting.joins;
        if dose {
            self.resume(course.resting.clone());
        }
        course.resting.pass_a_day();
        self.course = Some(course);
        // The last dose is the session that single sessions would go on from. Nothing is said of it.
        let aside = self.follow_sessions(&Day { session: dose, half_gone: None, ..*today }, joins);
        let state = if aside.lower { aside.state } else { State::CannotTell(Unsure::CourseOfDoses) };
        Outcome { lift: None, course_of_doses, state, course: level, course_sd: level_sd, ..aside }
    }

    /// Whether this day, which is taken next, begins something that a run may go on from later.
    fn is_worth_marking(&self, today: &Day) -> bool {
        match &self.course {
            Some(course) => course.doses.is_at_a_mark(),
            None => today.session,
        }
    }

    /// The course ends when it is no longer agreed, when another one is, and after two weeks without a dose. Single
    /// sessions then go on from its last dose.
    fn end_course(&mut self, today: &Day) {
        let dose = today.dose || today.session;
        let goes_on = |course: &Followed| today.course == Some(course.agreed) && (dose || !course.doses.have_ended());
        self.course = self.course.take().filter(|course| goes_on(course));
    }

    fn begin_course(&self, day: LocalDay, agreed: CourseOfDoses) -> Box<Followed> {
        let mut doses = match self.interval {
            None => self.before.clone(),
            Some(_) => Doses::new(self.posterior.baseline(), self.noise.clone()),
        };
        doses.begin(day, agreed.every);
        let resting = Resting {
            posterior: self.posterior.clone(),
            prior: self.prior.clone(),
            noise: self.noise.clone(),
            weekdays: self.weekdays.clone(),
            interval: self.interval.clone(),
            joins: self.joins(),
        };
        Box::new(Followed { agreed, doses, resting })
    }

    fn resume(&mut self, resting: Resting) {
        self.posterior = resting.posterior;
        self.prior = resting.prior;
        self.noise = resting.noise;
        self.weekdays = resting.weekdays;
        self.interval = resting.interval;
    }

    /// Whether a person whose first session comes next would have no check-in before it.
    fn joins(&self) -> bool {
        self.interval.is_none() && self.silent_days.is_none()
    }

    /// Takes a day as one of single sessions.
    fn follow_sessions(&mut self, today: &Day, joins: bool) -> Outcome {
        self.pass_a_day(today);
        if today.session {
            self.session(today, joins);
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

    /// Begins an interval. A person who `joins` with this session has no check-in before it.
    fn session(&mut self, today: &Day, joins: bool) {
        let asked = self.interval.as_ref().filter(|interval| interval.days >= ASKED_FROM);
        if let (Some(interval), Some(half_gone)) = (asked, today.half_gone) {
            self.posterior.weigh(&self.answers.hear(half_gone, interval.days, &self.prior));
        }
        let named = today.usual_half.filter(|_| joins);
        if let Some(days) = named {
            self.prior.name_half_time(days);
        }
        // Nothing was learned of half-times before the first session, so what is named takes the place of it all.
        let kept = if named.is_some() { 0.0 } else { self.parameters.kept };
        self.posterior.begin_interval(kept, &self.prior);
        let (ended, alert) = (self.interval.as_ref(), Alert::new(self.parameters));
        self.interval = Some(Interval::begin(today.day, ended, &self.posterior, &self.prior, alert));
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
        let observation = Observation { y, residual: 1.0, noise: self.noise.of_one_day() };
        let (surprise, variance) = self.posterior.surprise(&observation, gain);
        let z = surprise / variance.sqrt();
        let noise = observation.noise * doubt(z, self.parameters);
        self.posterior.observe(&Observation { noise, ..observation }, gain, self.interval.is_some());
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
        let observation = Observation { y: phq9_level(total), residual: PHQ9_RESIDUAL, noise: PHQ9_VARIANCE };
        self.posterior.observe(&observation, &gain, days.is_some());
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
            course_of_doses: None,
        }
    }
}

impl Resting {
    fn pass_a_day(&mut self) {
        self.posterior.pass_a_day(self.noise.variance());
    }
}

/// A PHQ-9 as a daily level: `(25 − total)/2.4`.
fn phq9_level(total: Total) -> f64 {
    (PHQ9_ZERO - total.points()) / PHQ9_PER_POINT
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
