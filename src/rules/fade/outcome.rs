//! What the model says at the end of a day.

use tidemark_mixture::Quantiles;

use super::parameters::EARLY;
use crate::record::time::LocalDay;

/// What can be said on a day: the first of these that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Check-ins keep falling below the usual course after a session.
    LowerThanUsual,
    /// Half of the gain is more likely gone than not: the alert is on.
    Fading,
    /// Too little is known.
    CannotTell(Unsure),
    /// The share is under 0.7 with a probability of 0.8 or more.
    Easing,
    /// None of these.
    Holding,
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unsure {
    /// There was no session yet.
    NoSession,
    /// A course of doses is followed, and not the lift from single sessions.
    CourseOfDoses,
    /// Fewer than 3 check-ins since the session; its own day does not count.
    FewSinceSession,
    /// The probability that the gain is 1 point or more is under 0.8: this session has not lifted the level enough to
    /// follow.
    NoLift,
    /// Fewer than 2 check-ins in today and the three days before.
    FewLately,
}

/// The share of the peak gain that is left, 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// `Σ w S`
    pub mean: f64,
    /// The 10 % quantile.
    pub low: f64,
    /// The 90 % quantile.
    pub high: f64,
}

/// The end of a day: everything known by then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The day.
    pub day: LocalDay,
    /// What can be said.
    pub state: State,
    /// Mean of `b`, the level without treatment.
    pub baseline: f64,
    /// Mean of `r`, the day's residual.
    pub residual: f64,
    /// Mean of `g`, the usual gain.
    pub usual_gain: f64,
    /// Mean of `b + S P`, the level without the day's residual.
    pub course: f64,
    /// Its standard deviation.
    pub course_sd: f64,
    /// `σ`, the noise of this person's days.
    pub sigma: f64,
    /// How far the check-in was from what was expected, in standard deviations; `None` without a check-in and on the
    /// day of a session.
    pub z: Option<f64>,
    /// `C`, the lower-than-usual channel, 0–16.
    pub lower_cusum: f64,
    /// The lower-than-usual flag is up, even while something else is said.
    pub lower: bool,
    /// Days since the last check-in, 0 when it was today; `None` before the first.
    pub silent_days: Option<u32>,
    /// What is known of the lift from the last session; `None` before the first, and while a course of doses is
    /// followed.
    pub lift: Option<Lift>,
    /// The course of doses that is followed.
    pub course_of_doses: Option<DoseCourse>,
}

/// What is known of a course of doses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoseCourse {
    /// The day of its first dose.
    pub since: LocalDay,
    /// `c`, days since then.
    pub days: u32,
    /// Days since the last dose.
    pub without_dose: u32,
    /// No dose came when it should have, or one did after that less than two weeks ago: the level may sink, and says
    /// nothing about the course.
    pub paused: bool,
    /// What is known of its lift; `None` in the first four weeks.
    pub known: Option<Following>,
    /// Half of the lift of this course is more likely lost than not: the course's alert is on.
    pub alert: bool,
}

/// What is known of the lift of a course of doses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Following {
    /// The probability that half of it is lost.
    pub half_lost: f64,
    /// The share of it that is left. The quantiles are those of the next twentieth above.
    pub share: Share,
    /// How much the course lifted the level, in points.
    pub gain: f64,
    /// The probability that this was 1 point or more.
    pub pgain: f64,
}

/// What is known of the lift from the last session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lift {
    /// The day of the session.
    pub session: LocalDay,
    /// `d`, days since the session.
    pub days: u32,
    /// Check-ins since then, not counting the day of the session itself.
    pub check_ins: u32,
    /// Days with a session so far.
    pub sessions: u32,
    /// Intervals of at least 7 days that have ended.
    pub past_intervals: u32,
    /// Mean of `P`, the peak gain.
    pub gain: f64,
    /// The share of it that is left.
    pub share: Share,
    /// The probability that half is gone.
    pub p50: f64,
    /// The probability that the share is under 0.7.
    pub p70: f64,
    /// The probability that the peak gain is 1 point or more.
    pub pgain: f64,
    /// The half-time.
    pub half_time: Quantiles,
    /// The half-time as it was expected at the session.
    pub forecast: Quantiles,
    /// The probability that half is gone by the planned session; `None` if none is planned for this day or a later one.
    pub half_gone_by_next: Option<f64>,
    /// The probability that half is gone within the days that the person needs to get a session.
    pub half_gone_when_booked: f64,
    /// Half will more likely than not be gone by then: the booking note is on, until the next session.
    pub note: bool,
    /// A session is planned within those days.
    pub booked: bool,
    /// `z_s`, how far the check-in was from the forecast made at the session, in standard deviations; `None` without a
    /// check-in and on the day of the session.
    pub z_s: Option<f64>,
    /// The fading alert is on, even while something else is said.
    pub alert: bool,
    /// Why nothing new can be said about fading. This does not end an alert.
    pub unsure: Option<Unsure>,
}

impl Lift {
    /// The alert is on and comes earlier than this person's usual course: the
    /// median half-time is under 1.15 × the 10 % quantile of the forecast.
    pub fn is_early(&self) -> bool {
        self.alert && self.half_time.q50 < EARLY * self.forecast.q10
    }
}
