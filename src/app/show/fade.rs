//! The lift from the last session.

use crate::app::view::{
    DoseCourseView, DoseLiftView, HalfGoneView, LiftView, NextView, SaidView, SoonView, UsualView, WarningView,
};
use crate::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::fade::{DoseCourse, Lift, Outcome};
use crate::rules::fade_watch::{self, Usual};

pub(in crate::app) fn warning(warning: Warning, kept: Option<&Kept<'_, FadeAlert>>) -> WarningView {
    WarningView {
        warning,
        id: kept.map(|kept| kept.id.to_string()),
        verdict: kept.and_then(|kept| kept.value.verdict),
        can_be_muted: warning.can_be_muted(),
    }
}

pub(in crate::app) fn said(said: Said) -> SaidView {
    SaidView {
        share: said.share.number(),
        low: said.low.number(),
        high: said.high.number(),
        half_gone: said.half_gone.number(),
    }
}

pub(in crate::app) fn lift(timeline: &Timeline, today: &Outcome, lift: &Lift) -> LiftView {
    let level = |share: f64| fade_watch::is_lifted(lift).then_some(today.baseline + share * lift.gain);
    LiftView {
        session: lift.session.to_string(),
        from_dose: fade_watch::is_from_dose(timeline, lift),
        days: lift.days,
        check_ins: lift.check_ins,
        sessions: lift.sessions,
        said: said(fade_watch::said(lift)),
        early: lift.is_early(),
        half_gone: fade_watch::personal_half_time(lift).and_then(|(from, until)| {
            let (from, until) = (whole_days(from), whole_days(until));
            Some(HalfGoneView {
                from,
                until,
                from_day: lift.session.checked_plus(from)?.to_string(),
                until_day: lift.session.checked_plus(until)?.to_string(),
            })
        }),
        highest: level(1.0),
        half: level(0.5),
    }
}

/// By when half will likely be gone.
pub(in crate::app) fn soon(today: LocalDay, lift: &Lift, days_to_book: u16) -> Option<SoonView> {
    let days = days_to_book.into();
    let day = today.checked_plus(days)?.to_string();
    Some(SoonView { day, days, half_gone: Percent::nearest_five(lift.half_gone_when_booked).number() })
}

pub(in crate::app) fn dose_course(course: &DoseCourse) -> DoseCourseView {
    DoseCourseView {
        since: course.since.to_string(),
        days: course.days,
        without_dose: course.without_dose,
        paused: course.paused,
        half_lost: course.alert,
        lift: course.known.as_ref().map(|known| DoseLiftView {
            gain: (known.gain * 10.0).round() / 10.0,
            half_lost: Percent::nearest_five(known.half_lost).number(),
            lifted: fade_watch::is_course_lifted(course.days, known),
        }),
    }
}

pub(in crate::app) fn usual(usual: &Usual) -> UsualView {
    let days = |days: f64| if usual.half_gone == 0 { 0 } else { whole_days(days) };
    UsualView {
        sessions: usual.intervals,
        half_gone: usual.half_gone,
        from: days(usual.from),
        until: days(usual.until),
    }
}

pub(in crate::app) fn next(lift: &Lift, planned: LocalDay) -> Option<NextView> {
    let half_gone = fade_watch::before_next(lift);
    Some(NextView {
        day: planned.to_string(),
        days: u32::try_from(planned.days_since(lift.session)).ok()?,
        half_gone: half_gone.map(|probability| Percent::nearest_five(probability).number()),
        worth_planning: half_gone.is_some_and(fade_watch::is_worth_planning),
    })
}

/// A number of days, rounded. No half-time reaches into the thousands.
pub(in crate::app) fn whole_days(days: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and below thousands")]
    let whole = days.round() as u32;
    whole
}
