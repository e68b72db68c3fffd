//! The fade watch: how much of the lift from the last session is left.

use super::{exchanged, view};
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::session::HalfGone;

view! {
    /// What can be said today: the first of these that holds.
    #[derive(Copy, Eq)]
    pub enum FadeStateName {
        /// There has been no session yet.
        NoSession,
        /// There has been no session, and regular doses come less than four days apart: there is no lift to follow
        /// between them.
        RegularDoses,
        /// A course of doses is followed.
        DoseCourse,
        /// Fewer than three days or three check-ins since the session.
        TooEarly,
        /// This session has not lifted the level enough to follow.
        NoLift,
        /// Too few check-ins lately.
        FewLately,
        /// The level is lower than the usual course after a session.
        LowerThanUsual,
        /// Half of the lift is more likely gone than not.
        Fading,
        /// Half of it will more likely than not be gone by the time a session could be had, and none is planned by then.
        HalfGoneSoon,
        /// The share left is probably under 70 %.
        Easing,
        /// None of these.
        Holding,
    }

    /// What a warning or a day says about the lift, in percent, to the nearest five.
    #[derive(Copy, Eq)]
    pub struct SaidView {
        /// The share that is left.
        pub share: u8,
        /// Its 10 % quantile.
        pub low: u8,
        /// Its 90 % quantile.
        pub high: u8,
        /// The probability that half of it is gone.
        pub half_gone: u8,
    }

    /// The days between which half is gone, with a probability of 80 %.
    pub struct HalfGoneView {
        /// The first day, counted from the session.
        pub from: u32,
        /// The last day, counted from the session.
        pub until: u32,
        /// The first day, as a date.
        pub from_day: String,
        /// The last day, as a date.
        pub until_day: String,
    }

    /// The planned session.
    pub struct NextView {
        /// Its day.
        pub day: String,
        /// Days from the last session to this one.
        pub days: u32,
        /// The probability that half is gone by then, in percent, to the nearest five; `null` without a lift, and until
        /// two longer intervals have ended.
        pub half_gone: Option<u8>,
        /// That probability is 0.7 or more.
        pub worth_planning: bool,
    }

    /// The usual course after this person's latest sessions.
    #[derive(Copy, Eq)]
    pub struct UsualView {
        /// How many sessions it is based on, at most four: those with a lift and with a week or more until the next.
        pub sessions: u32,
        /// In how many of them half was gone before the next session.
        pub half_gone: u32,
        /// The earliest day on which half was gone, counted from the session; 0 if it never was.
        pub from: u32,
        /// The latest such day.
        pub until: u32,
    }

    /// The lift from the last session.
    pub struct LiftView {
        /// The day of that session.
        pub session: String,
        /// It was the last dose of a course of doses that has ended, and no session.
        pub from_dose: bool,
        /// Days since then.
        pub days: u32,
        /// Days with a check-in since then, not counting the day of the session.
        pub check_ins: u32,
        /// Days with a session so far.
        pub sessions: u32,
        /// How much is left.
        pub said: SaidView,
        /// Half of the lift went earlier than was expected at the session.
        pub early: bool,
        /// When half is gone; `null` until this person's own sessions tell.
        pub half_gone: Option<HalfGoneView>,
        /// The level that the session raised the person to, 0–10; `null` without a lift.
        pub highest: Option<f64>,
        /// The level at which half of the lift is gone.
        pub half: Option<f64>,
    }

    /// The day by which half of the lift will more likely than not be gone, and a session could be had.
    pub struct SoonView {
        /// The day.
        pub day: String,
        /// Days from today to then: what the person needs to get a session.
        pub days: u32,
        /// The probability that half is gone by then, in percent, to the nearest five.
        pub half_gone: u8,
    }

    /// What is known of the lift of a course of doses.
    pub struct DoseLiftView {
        /// How far it lifted the level, in points, to the nearest tenth.
        pub gain: f64,
        /// The probability that half of that is lost, in percent, to the nearest five.
        pub half_lost: u8,
        /// The course lifted the level enough to follow.
        pub lifted: bool,
    }

    /// The course of doses that is followed.
    pub struct DoseCourseView {
        /// The day of its first dose.
        pub since: String,
        /// Days since then.
        pub days: u32,
        /// Days since the last dose.
        pub without_dose: u32,
        /// No dose came when it should have, or one did only lately.
        pub paused: bool,
        /// Half of the lift of this course is more likely lost than not.
        pub half_lost: bool,
        /// What is known of its lift; `null` in the first 28 days.
        pub lift: Option<DoseLiftView>,
    }

    /// A warning in force.
    pub struct WarningView {
        /// Which.
        pub warning: Warning,
        /// Its record; `null` while none is kept.
        pub id: Option<String>,
        /// What the person said about it.
        pub verdict: Option<Verdict>,
        /// The person can ask not to see it again until their next session.
        pub can_be_muted: bool,
    }

    /// What the fade watch says today.
    pub struct FadeNowView {
        /// What can be said.
        pub state: FadeStateName,
        /// The warning in force, if it is not muted.
        pub warning: Option<WarningView>,
        /// The warning of fading and the booking note are muted until the next session.
        pub muted: bool,
        /// It rests on a value that is not certain.
        pub uncertain: bool,
        /// The lift from the last session; `null` before it, and while a course of doses is followed.
        pub lift: Option<LiftView>,
        /// By when half will likely be gone, in that state.
        pub soon: Option<SoonView>,
        /// The course of doses that is followed.
        pub course: Option<DoseCourseView>,
        /// The usual course; `null` until an interval has ended that says something about it.
        pub usual: Option<UsualView>,
        /// The planned session; `null` when none is planned, and before the first session.
        pub next: Option<NextView>,
        /// Days since the last check-in; `null` before the first.
        pub silent_days: Option<u32>,
        /// How many days with a check-in there are so far. `null` after the first session or dose of a followed course, and
        /// once there are the 14 that make a steady baseline.
        pub baseline_days: Option<u32>,
        /// There was no check-in before the first session, so that the usual duration of a lift can be asked for.
        pub asks_half_after: bool,
    }

    /// A day of the chart.
    pub struct FadeDayView {
        /// The day.
        pub day: String,
        /// There was a session on this day.
        pub session: bool,
        /// Days since the last session; `null` before the first.
        pub since: Option<u32>,
        /// The level; `null` without a check-in.
        pub level: Option<f64>,
        /// The share of the lift that is left, in percent, to the nearest five; `null` without a lift.
        pub left: Option<u8>,
        /// Where the model puts the level, without the day's own ups and downs.
        pub course: f64,
        /// The 10 % quantile of `course`.
        pub low: f64,
        /// The 90 % quantile of `course`.
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
        /// It is long enough, and its lift is real enough, to say something about the half-time.
        pub tells: bool,
        /// Half was gone before the next session.
        pub half_gone: bool,
        /// The probability of that on the last day before it, in percent, to the nearest five.
        pub thought: u8,
        /// What the person answered at the next session.
        pub answer: Option<HalfGone>,
        /// The half-time in days.
        pub half: u32,
        /// Its 10 % quantile.
        pub low: u32,
        /// Its 90 % quantile.
        pub high: u32,
    }

    /// A warning as it was given, as the records would give it now, or both.
    pub struct FadeAlertView {
        /// Which.
        pub warning: Warning,
        /// The day of the last session before it, or of the first dose of the course.
        pub session: String,
        /// What was said.
        pub then: Option<SaidThenView>,
        /// What today's data say.
        pub now: Option<SaidNowView>,
    }

    /// A warning as it was given.
    pub struct SaidThenView {
        /// Its record.
        pub id: String,
        /// The day on which it was given.
        pub day: String,
        /// Its numbers.
        pub said: SaidView,
        /// What the person said about it.
        pub verdict: Option<Verdict>,
        /// They asked not to be warned again until the next session.
        pub muted: bool,
    }

    /// The days on which the warning would be on, by today's data.
    pub struct SaidNowView {
        /// The first.
        pub from: String,
        /// The last.
        pub until: String,
        /// What the first of these days says.
        pub said: SaidView,
    }

    /// The fade watch as shown in its own place.
    pub struct FadeView {
        /// The person's local day today.
        pub today: String,
        /// What is said today.
        pub now: FadeNowView,
        /// The days on the chart up to today, without gaps.
        pub days: Vec<FadeDayView>,
        /// The days from tomorrow on, as the model expects them if nothing happens.
        pub ahead: Vec<FadeDayView>,
        /// There are days before the first on the chart.
        pub has_earlier: bool,
        /// The intervals that have ended, newest first, as far back as the chart goes.
        pub intervals: Vec<FadeIntervalView>,
        /// Every warning, newest first.
        pub alerts: Vec<FadeAlertView>,
    }
}

exchanged! {
    /// What a person says about a warning.
    VerdictInput {
        /// The record of the warning; `null` for the one in force when it has no record yet.
        pub id: Option<String>,
        /// What they say about it.
        pub verdict: Option<Verdict>,
        /// "Not again until my next session"; for the warning of fading and the booking note only.
        pub muted: bool,
    }
}
