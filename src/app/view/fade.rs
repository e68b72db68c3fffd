//! The fade watch: how much of the lift from the last session is left.

use super::{exchanged, view};
use crate::record::kinds::fade_alert::{Verdict, Warning};

view! {
    /// What can be said today, the first of these that holds.
    #[derive(Copy, Eq)]
    pub enum FadeStateName {
        /// There was no session yet.
        NoSession,
        /// Fewer than three days or three check-ins since the session.
        TooEarly,
        /// This session has not lifted the level enough to follow.
        NoLift,
        /// Too few check-ins lately.
        FewLately,
        /// Lower than the usual course after a session.
        LowerThanUsual,
        /// More likely than not half of the lift is gone.
        Fading,
        /// The share left is probably under 70 %.
        Easing,
        /// None of these.
        Holding,
    }

    /// What a warning or a day says of the lift, in percent, to the nearest five.
    #[derive(Copy, Eq)]
    pub struct SaidView {
        /// How much of it is left.
        pub share: u8,
        /// Its 10 % quantile.
        pub low: u8,
        /// Its 90 % quantile.
        pub high: u8,
        /// The probability that half of it is gone.
        pub half_gone: u8,
    }

    /// The days between which half is gone with a probability of 80 %.
    pub struct HalfGoneView {
        /// The first, counted from the session.
        pub from: u32,
        /// The last.
        pub until: u32,
        /// The first as a day.
        pub from_day: String,
        /// The last as a day.
        pub until_day: String,
    }

    /// The planned session.
    pub struct NextView {
        /// Its day.
        pub day: String,
        /// Days from the last session to it.
        pub days: u32,
        /// The probability that half is gone by then, in percent, to the nearest five;
        /// `null` before two longer intervals have ended, and without a lift.
        pub half_gone: Option<u8>,
        /// That probability is 0.7 or more.
        pub worth_planning: bool,
    }

    /// The usual course after this person's latest sessions.
    #[derive(Copy, Eq)]
    pub struct UsualView {
        /// Sessions it is taken from, at most four: those with a lift, a week or more before the next.
        pub sessions: u32,
        /// After how many of them half was gone before the next.
        pub half_gone: u32,
        /// The earliest day on which it was, counted from the session; 0 when it never was.
        pub from: u32,
        /// The latest.
        pub until: u32,
    }

    /// The lift from the last session.
    pub struct LiftView {
        /// The day of that session.
        pub session: String,
        /// Days since then.
        pub days: u32,
        /// Days with a check-in since then, its own left out.
        pub check_ins: u32,
        /// Days with a session so far.
        pub sessions: u32,
        /// How much is left.
        pub said: SaidView,
        /// Half of the lift is gone earlier than was expected at the session.
        pub early: bool,
        /// When half is gone; `null` before this person's own sessions tell it.
        pub half_gone: Option<HalfGoneView>,
        /// The level that the session lifted to, 0–10; `null` without a lift.
        pub highest: Option<f64>,
        /// The level at which half of that is gone.
        pub half: Option<f64>,
    }

    /// A warning in force.
    pub struct WarningView {
        /// Which.
        pub warning: Warning,
        /// The record of it; `null` when none was kept yet.
        pub id: Option<String>,
        /// What the person said of it.
        pub verdict: Option<Verdict>,
    }

    /// What the fade watch says today.
    pub struct FadeNowView {
        /// What can be said.
        pub state: FadeStateName,
        /// The warning in force, if it is not muted.
        pub warning: Option<WarningView>,
        /// The warning of fading is muted until the next session.
        pub muted: bool,
        /// The lift from the last session.
        pub lift: Option<LiftView>,
        /// The usual course; `null` before an interval has ended that tells of it.
        pub usual: Option<UsualView>,
        /// The planned session; `null` when none is planned, and before the first.
        pub next: Option<NextView>,
        /// Days since the last check-in; `null` before the first.
        pub silent_days: Option<u32>,
        /// Days with a check-in so far, while there was no session yet and they are
        /// fewer than the 14 that make a steady baseline.
        pub baseline_days: Option<u32>,
    }

    /// A day of the chart.
    pub struct FadeDayView {
        /// The day.
        pub day: String,
        /// There was a session.
        pub session: bool,
        /// Days since the last session; `null` before the first.
        pub since: Option<u32>,
        /// The level; `null` without a check-in.
        pub level: Option<f64>,
        /// Where the model has the level, without the day's own ups and downs.
        pub course: f64,
        /// The 10 % quantile of that.
        pub low: f64,
        /// The 90 % quantile.
        pub high: f64,
    }

    /// The time from one session to the next.
    pub struct FadeIntervalView {
        /// The day of the session.
        pub session: String,
        /// Days to the next session.
        pub days: u32,
        /// Days with a check-in.
        pub check_ins: u32,
        /// It is long enough, with a lift that is real enough, to tell of the half-time.
        pub tells: bool,
        /// Half was gone before the next session.
        pub half_gone: bool,
        /// The half-time, days.
        pub half: u32,
        /// Its 10 % quantile.
        pub low: u32,
        /// Its 90 % quantile.
        pub high: u32,
    }

    /// A warning as it was said, as the records have it now, or both.
    pub struct FadeAlertView {
        /// Which.
        pub warning: Warning,
        /// The day of the session before it.
        pub session: String,
        /// What was said.
        pub then: Option<SaidThenView>,
        /// What today's data say.
        pub now: Option<SaidNowView>,
    }

    /// A warning as it was said.
    pub struct SaidThenView {
        /// Its record.
        pub id: String,
        /// The day.
        pub day: String,
        /// Its numbers.
        pub said: SaidView,
        /// What the person said of it.
        pub verdict: Option<Verdict>,
        /// They asked for no more until the next session.
        pub muted: bool,
    }

    /// The days on which a warning is on with today's data.
    pub struct SaidNowView {
        /// The first.
        pub from: String,
        /// The last.
        pub until: String,
        /// What the first says.
        pub said: SaidView,
    }

    /// The fade watch as its own place shows it.
    pub struct FadeView {
        /// The person's local day.
        pub today: String,
        /// What is said today.
        pub now: FadeNowView,
        /// The days of the chart up to today, without a gap.
        pub days: Vec<FadeDayView>,
        /// The days from tomorrow on as the model expects them if nothing happens.
        pub ahead: Vec<FadeDayView>,
        /// There are days before those of the chart.
        pub has_earlier: bool,
        /// The intervals that have ended, newest first, as far back as the chart goes.
        pub intervals: Vec<FadeIntervalView>,
        /// Every warning, newest first.
        pub alerts: Vec<FadeAlertView>,
    }
}

exchanged! {
    /// What a person says of a warning.
    VerdictInput {
        /// The record of the warning; `null` for the one in force, of which none was kept yet.
        pub id: Option<String>,
        /// What they say of it.
        pub verdict: Option<Verdict>,
        /// "Not again until my next session", of fading only.
        pub muted: bool,
    }
}
