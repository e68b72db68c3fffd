//! The numbers of the model, by their symbol. Those of its cells are in [`tidemark_mixture::parameters`].
//!
//! They were tuned on other simulated patients than those the model is tested on. Levels and gains are in points of the
//! daily level, 0–10.

/// The numbers that differ between the forms of the model. All others are the same in each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// `λ`, 0–1: how much of what was learned of half-time and shape is kept
    /// from one session to the next. With 0 no half-times are learned.
    pub kept: f64,
    /// `|z|` above which a check-in is a bad, or a very good, day.
    pub outlier: f64,
    /// The most by which such a day's variance grows.
    pub outlier_cap: f64,
    /// The `P50` at which a single check-in starts the alert, 0–1.
    pub alert_at_once: f64,
    /// The `P50` at which two check-ins in a row start it, 0–1.
    pub alert_in_a_row: f64,
}

impl Parameters {
    /// The parameters of the reference series.
    pub const REFERENCE: Self =
        Self { kept: 0.98, outlier: 2.0, outlier_cap: 6.0, alert_at_once: 0.8, alert_in_a_row: 0.5 };
    /// The parameters that the app uses. `docs/fade.md` says why they differ.
    pub const APP: Self =
        Self { outlier: 1.3, outlier_cap: 20.0, alert_at_once: 0.55, alert_in_a_row: 0.55, ..Self::REFERENCE };
}

/// Variance that comes from answering in whole points.
pub(super) const ROUNDING: f64 = 0.03;
/// `σ` before any data.
pub(super) const SIGMA: f64 = 1.2;
/// The least and most that `σ` can become.
pub(super) const SIGMA_RANGE: (f64, f64) = (0.3, 2.6);
/// `ν` before any data: how many check-ins the first `σ` is worth.
pub(super) const SIGMA_STRENGTH: f64 = 10.0;
/// The most that `ν` can become.
pub(super) const SIGMA_STRENGTH_CAP: f64 = 60.0;
/// The most that one `z²` counts towards `σ²`.
pub(super) const Z_SQUARED_CAP: f64 = 6.25;
/// What `min(z², 6.25)` is on average when `z` is standard normal.
pub(super) const Z_SQUARED_MEAN: f64 = 0.96;

/// How many check-ins it takes before the weekday's offset is used.
pub(super) const WEEKDAY_AFTER: u32 = 28;
/// How many check-ins the prior belief in no offset is worth.
pub(super) const WEEKDAY_SHRINKAGE: f64 = 6.0;
/// How much of a weekday's sums is kept at its next check-in.
pub(super) const WEEKDAY_KEPT: f64 = 0.985;
/// The largest offset of a weekday.
pub(super) const WEEKDAY_MAX: f64 = 0.6;

/// The PHQ-9 as a level: `(25 − total)/2.4`.
pub(super) const PHQ9_ZERO: f64 = 25.0;
/// Points of the PHQ-9 that one point of the level is worth.
pub(super) const PHQ9_PER_POINT: f64 = 2.4;
/// Variance of that level.
pub(super) const PHQ9_VARIANCE: f64 = 1.2;
/// How much of the day's residual a PHQ-9 sees.
pub(super) const PHQ9_RESIDUAL: f64 = 0.35;
/// Days that a PHQ-9 looks back on, its own included.
pub(super) const PHQ9_RECALL: u32 = 14;
/// First day after a session whose PHQ-9 is used.
pub(super) const PHQ9_FROM_DAY: u32 = 7;

/// The lowest probability of such a gain at which anything is said about fading.
pub(super) const SURE_OF_GAIN: f64 = 0.8;
/// The fewest check-ins since the session at which anything is said.
pub(super) const SURE_CHECK_INS: u32 = 3;
/// The fewest check-ins in today and the three days before.
pub(super) const SURE_RECENT: u32 = 2;

/// Length, in check-ins, of the run that starts the alert.
pub(super) const ALERT_RUN: u32 = 2;
/// First day after a session on which the alert can start.
pub(super) const ALERT_FROM_DAY: u32 = 2;
/// `P50` below which a check-in ends the alert.
pub(super) const ALERT_ENDS: f64 = 0.25;
/// How often the alert may start between two sessions.
pub(super) const ALERT_STARTS: u32 = 2;
/// Days a person needs to get a session, unless they say otherwise: `L`.
pub const DAYS_TO_BOOK: u16 = 7;
/// The probability that half is gone within these days from which the booking note is given.
pub(super) const NOTE_FROM: f64 = 0.6;

/// The shortest interval, in days, whose end is asked about: in a shorter one there is no time to fade.
pub const ASKED_FROM: u32 = 4;
/// `τ`, log sd of a single answer about the half-time.
pub(super) const ANSWER_SPREAD: f64 = 0.8;
/// `β`, the log error that all answers of a person share.
pub(super) const ANSWER_BIAS: f64 = 0.5;
/// How often an answer is meant, and how often it is given by mistake either way.
pub(super) const ANSWER_MEANT: (f64, f64) = (0.9, 0.05);

/// `P70` from which the gain is easing.
pub(super) const EASING_P70: f64 = 0.8;
/// The share below which the gain has begun to ease.
pub(super) const EASING_SHARE: f64 = 0.7;
/// An alert is early when the median half-time is under this many times the forecast's 10 % quantile.
pub(super) const EARLY: f64 = 1.15;
/// The shortest interval between sessions, in days, that counts among the past ones.
pub(super) const LONG_INTERVAL: u32 = 7;

/// The most that one check-in moves the lower-than-usual channel, before the slack.
pub(super) const LOWER_STEP: f64 = 2.5;
/// What the channel loses with each check-in.
pub(super) const LOWER_SLACK: f64 = 0.6;
/// The most the channel holds.
pub(super) const LOWER_CAP: f64 = 16.0;
/// The channel at which the flag goes up.
pub(super) const LOWER_FLAG: f64 = 8.0;
/// The channel at which a worse PHQ-9 puts the flag up.
pub(super) const LOWER_FLAG_WITH_PHQ9: f64 = 4.0;
/// The channel below which the flag goes down.
pub(super) const LOWER_CLEAR: f64 = 3.0;
/// The lowest total of a worse PHQ-9.
pub(super) const WORSE_TOTAL: f64 = 10.0;
/// How far a worse PHQ-9 is above the median of those before.
pub(super) const WORSE_BY: f64 = 5.0;
/// How many PHQ-9 forms that median looks back on.
pub(super) const WORSE_THAN_LAST: usize = 8;

/// Mean and standard deviation of `P`, the lift of a course of doses, before any data.
pub(super) const COURSE_GAIN: (f64, f64) = (2.2, 1.5);
/// `h`, in days, by which half of a course's lift is lost once that begins, and the prior of each.
pub(super) const COURSE_LOSSES: [(u32, f64); 3] = [(5, 0.25), (20, 0.40), (60, 0.35)];
/// The prior rate at which losing begins, per day of the course.
pub(super) const COURSE_LOSS_RATE: f64 = 1.0 / 300.0;
/// Days after which a loss may begin, one after the other.
pub(super) const COURSE_STEP: u32 = 7;
/// Days over which the lift builds up.
pub(super) const COURSE_BUILD_UP: f64 = 8.0;
/// `κ`, how much of what was learned of a course is kept each day.
pub(super) const COURSE_KEPT: f64 = 0.995;
/// First day of a course on which a PHQ-9 is used.
pub(super) const COURSE_PHQ9_FROM_DAY: u32 = 14;
/// First day of a course on which anything is said of it.
pub(super) const COURSE_FROM_DAY: u32 = 28;
/// Days beyond the usual distance of two doses without one, from which a course is paused.
pub(super) const COURSE_LATE: u32 = 3;
/// Days after the dose that ended a pause during which it is still taken as one.
pub(super) const COURSE_RECOVERS: u32 = 14;
/// Days without a dose that end a course.
pub const COURSE_ENDS: u32 = 14;
/// The probability that half of a real lift is lost at which the course's alert starts, and below which it ends.
pub(super) const COURSE_ALERT: (f64, f64) = (0.5, 0.25);
