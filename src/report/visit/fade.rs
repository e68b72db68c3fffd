//! What the fade model says about the range.

use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::report::request::Range;
use crate::rules::fade::{self, DailyLevel, Day, DoseCourse, Outcome, Replay, Share, State, Unsure};
use crate::rules::fade_watch::{self, Usual};

/// A day as the chart shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FadeDay {
    /// The day.
    pub day: LocalDay,
    /// The daily level, 0–10; `None` without a check-in.
    pub level: Option<f64>,
    /// Days since the last check-in; `None` before the first.
    pub silent: Option<u32>,
    /// The model's level without the day's own ups and downs, and its standard deviation.
    pub course: (f64, f64),
}

/// When half of a session's lift was gone, in days after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HalfGone {
    /// By about this day, and 8 times in 10 between the other two.
    By {
        /// The median.
        day: f64,
        /// The 10 % quantile.
        low: f64,
        /// The 90 % quantile.
        high: f64,
    },
    /// More than half was still there on the last day before the next session, or on the last day of the range.
    NotBy {
        /// That day, in days after the session.
        days: u32,
    },
    /// The model cannot tell.
    CannotTell(Unsure),
}

/// What the model says at the end of the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FadeSummary {
    /// What can be said.
    pub state: State,
    /// The day of the last session.
    pub session: LocalDay,
    /// It was the last dose of a course of close doses that has ended, and no session.
    pub from_dose: bool,
    /// Days since it.
    pub days: u32,
    /// The share of its lift that is left, 0–1.
    pub share: Share,
    /// Half of it is more likely gone than not.
    pub half_gone: bool,
    /// The person's usual course.
    pub usual: Option<Usual>,
    /// The probability that half is gone by the next planned session, once enough has been learned to say so.
    pub half_gone_by_next: Option<f64>,
}

/// The days up to a given one, with what the model says about each.
pub(super) struct Followed {
    days: Vec<Day>,
    outcomes: Vec<Outcome>,
}

impl Followed {
    pub(super) fn of(timeline: &Timeline, until: LocalDay) -> Self {
        let days = fade::days(timeline, until);
        let outcomes = Replay::default().update(days.clone()).to_vec();
        Self { days, outcomes }
    }

    /// When half of the lift of the session on `session` was gone, as far as was known on `last`.
    pub(super) fn half_gone(&self, session: LocalDay, last: LocalDay) -> HalfGone {
        let since = self.outcomes.iter().filter(|outcome| outcome.day > session && outcome.day <= last);
        let in_course = since.clone().any(|outcome| outcome.course_of_doses.is_some());
        // A course of doses ends what can be told of a session before it, and after it the model goes on from its last dose.
        let Some(lift) = since.filter_map(|outcome| outcome.lift).rfind(|lift| lift.session == session) else {
            let unsure = if in_course { Unsure::CourseOfDoses } else { Unsure::FewSinceSession };
            return HalfGone::CannotTell(unsure);
        };
        // Too few recent check-ins blur today's share, but not the half-time.
        if let Some(unsure) = lift.unsure.filter(|unsure| *unsure != Unsure::FewLately) {
            return HalfGone::CannotTell(unsure);
        }
        if !fade_watch::was_half_gone(&lift) {
            return HalfGone::NotBy { days: lift.days };
        }
        let half = lift.half_time;
        HalfGone::By { day: half.q50, low: half.q10, high: half.q90 }
    }

    /// The course of close doses that is followed on the last day.
    pub(super) fn dose_course(&self) -> Option<DoseCourse> {
        self.outcomes.last()?.course_of_doses
    }

    /// What the model says on the last day; `None` before the first session, and in a course of close doses.
    pub(super) fn summary(&self, timeline: &Timeline) -> Option<FadeSummary> {
        let outcome = self.outcomes.last()?;
        let lift = outcome.lift?;
        let too_early = lift.days < fade_watch::QUIET_DAYS;
        Some(FadeSummary {
            state: if too_early { State::CannotTell(Unsure::FewSinceSession) } else { fade_watch::state(outcome) },
            session: lift.session,
            from_dose: fade_watch::is_from_dose(timeline, &lift),
            days: lift.days,
            share: lift.share,
            half_gone: fade_watch::was_half_gone(&lift),
            usual: fade_watch::usual(&self.outcomes),
            half_gone_by_next: fade_watch::before_next(&lift),
        })
    }

    pub(super) fn days_in(&self, range: Range) -> Vec<FadeDay> {
        let days = self.days.iter().zip(&self.outcomes).filter(|(day, _)| range.contains(day.day));
        let shown = days.map(|(day, outcome)| FadeDay {
            day: day.day,
            level: day.level.map(DailyLevel::points),
            silent: outcome.silent_days,
            course: (outcome.course, outcome.course_sd),
        });
        shown.collect()
    }
}
