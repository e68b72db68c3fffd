//! The days of a timeline as the model reads them.

use super::parameters::DAYS_TO_BOOK;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::phq9::Total;
use crate::record::kinds::regimen::{Doses, EveryDays, Regimen};
use crate::record::kinds::session::{HalfGone, Session};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::record::values::{Count, Level};
use crate::rules::schedule::next_planned;

/// The level of a day, 0 (worst) to 10 (best).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct DailyLevel(f64);

impl DailyLevel {
    /// The best level.
    pub const MAX: f64 = 10.0;

    /// A level of this many points. Refuses anything but a number in 0–10.
    pub fn new(field: &'static str, points: f64) -> Result<Self, Problem> {
        if !(0.0..=Self::MAX).contains(&points) {
            return Err(Problem::OutOfRange { field, given: points, min: 0.0, max: Self::MAX });
        }
        Ok(Self(points))
    }

    /// The mean of mood and interest, or mood alone.
    pub fn of(mood: Self, interest: Option<Self>) -> Self {
        interest.map_or(mood, |interest| Self(f64::midpoint(mood.0, interest.0)))
    }

    /// The points, 0–10.
    pub fn points(self) -> f64 {
        self.0
    }
}

/// One local day: everything that the model reads of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub day: LocalDay,
    /// The level, if there was a check-in.
    pub level: Option<DailyLevel>,
    /// The total of a PHQ-9 filled in on the day.
    pub phq9: Option<Total>,
    /// Whether there was a session, or several.
    pub session: bool,
    /// The next session that was planned for this day or a later one.
    pub planned: Option<LocalDay>,
    /// Days that the person needs to get a session, 1–28. They change only what is said.
    pub days_to_book: u16,
    /// Whether half or more of the lift was gone before today's session, as the person said at it.
    pub half_gone: Option<bool>,
    /// The days after which half of the lift is usually gone, as the person said when they joined.
    pub usual_half: Option<u16>,
    /// The course of doses that the person follows.
    pub course: Option<CourseOfDoses>,
    /// Whether a dose of it was taken.
    pub dose: bool,
}

/// A course of doses as it was agreed. Its lift is followed from its first dose on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseOfDoses {
    /// The first day for which it was agreed.
    pub since: LocalDay,
    /// A dose is taken every so many days.
    pub every: EveryDays,
}

impl Day {
    /// A day on which nothing was recorded.
    pub fn empty(day: LocalDay) -> Self {
        Self {
            day,
            level: None,
            phq9: None,
            session: false,
            planned: None,
            days_to_book: DAYS_TO_BOOK,
            half_gone: None,
            usual_half: None,
            course: None,
            dose: false,
        }
    }
}

/// The level of each day that has a check-in. Several check-ins on one day are averaged. `check_ins` must come in the
/// order of their days.
pub fn levels<'a>(check_ins: impl Iterator<Item = &'a CheckIn>) -> impl Iterator<Item = (LocalDay, DailyLevel)> {
    let mut check_ins = check_ins.peekable();
    std::iter::from_fn(move || {
        let first = check_ins.next()?;
        let (mut sum, mut count) = (level_of(first), 1.0);
        while let Some(check_in) = check_ins.next_if(|it| it.day == first.day) {
            sum += level_of(check_in);
            count += 1.0;
        }
        Some((first.day, DailyLevel(sum / count)))
    })
}

/// Every day from the first check-in, PHQ-9, session or dose of a followed course to `as_of`, both included; empty if
/// nothing was recorded by then. Anything after `as_of` is left out. If there are several forms on a day, the last with
/// a total counts. The next session is the one named by the latest session so far, or by the plan in force. What the
/// person said about their lift is among them only if the settings say that it counts.
pub fn days(timeline: &Timeline, as_of: LocalDay) -> Vec<Day> {
    let check_in = timeline.check_ins().next().map(|kept| kept.value.day);
    let form = timeline.phq9_forms().next().map(|kept| kept.value.day);
    let session = timeline.sessions().next().map(|kept| kept.value.day);
    let first = [check_in, form, session, first_dose(timeline, as_of)].into_iter().flatten().min();
    first.map_or_else(Vec::new, |first| days_from(timeline, first, as_of))
}

/// The same from `first` on, which is the first of all days or a later one.
pub(super) fn days_from(timeline: &Timeline, first: LocalDay, as_of: LocalDay) -> Vec<Day> {
    let mut levels = levels(timeline.check_ins_between(first, as_of).map(|kept| kept.value)).peekable();
    let mut forms = timeline.phq9_forms_between(first, as_of).map(|kept| kept.value).peekable();
    let mut sessions = timeline.sessions_between(first, as_of).map(|kept| kept.value).peekable();
    let before = first.checked_minus(1).and_then(|last| timeline.sessions_between(LocalDay::FIRST, last).next_back());
    let (plan, mut latest) = (timeline.plan(), before.map(|kept| kept.value));
    let settings = timeline.settings();
    let days_to_book = settings.days_to_book.map_or(DAYS_TO_BOOK, Count::number);
    let usual_half = settings.half_after.map(Count::number).filter(|_| settings.answers_count);
    let regimens: Vec<&Regimen> = timeline.regimens().map(|kept| kept.value).collect();
    let numbers = first.number()..=as_of.number();
    let days = numbers.filter_map(LocalDay::from_number).map(|day| {
        let mut today = Day { days_to_book, usual_half, ..Day::empty(day) };
        today.level = levels.next_if(|(of, _)| *of == day).map(|(_, level)| level);
        while let Some(form) = forms.next_if(|it| it.day == day) {
            today.phq9 = form.answers.score().map(|score| score.total).or(today.phq9);
        }
        while let Some(session) = sessions.next_if(|it| it.day == day) {
            today.session = true;
            today.half_gone = answer(session).filter(|_| settings.answers_count).or(today.half_gone);
            latest = Some(session);
        }
        today.planned = next_planned(latest, plan, day);
        today.course = course(&regimens, day);
        today.dose = today.course.is_some() && is_dose_day(timeline, day);
        today
    });
    days.collect()
}

/// An answer that the model can use.
fn answer(session: &Session) -> Option<bool> {
    match session.half_gone? {
        HalfGone::Yes => Some(true),
        HalfGone::NotYet => Some(false),
        HalfGone::NoLift | HalfGone::CannotSay => None,
    }
}

/// The course that is followed on a day. Of two regular doses that overlap, as a file may hold them, the later one
/// counts.
fn course(regimens: &[&Regimen], day: LocalDay) -> Option<CourseOfDoses> {
    let regimen = regimens.iter().rev().find(|regimen| regimen.covers(day))?;
    Some(CourseOfDoses { since: regimen.since, every: regimen.every? })
}

/// The first dose of any course that is followed.
fn first_dose(timeline: &Timeline, as_of: LocalDay) -> Option<LocalDay> {
    doses(timeline, as_of).min()
}

/// The last dose of any course that is, or was, followed.
pub fn last_dose(timeline: &Timeline, as_of: LocalDay) -> Option<LocalDay> {
    doses(timeline, as_of).max()
}

fn doses(timeline: &Timeline, as_of: LocalDay) -> impl Iterator<Item = LocalDay> {
    let followed = timeline.regimens().map(|kept| kept.value).filter(|regimen| regimen.every.is_some());
    let days = followed
        .flat_map(move |regimen| timeline.dose_days_between(regimen.since, regimen.until.unwrap_or(as_of).min(as_of)));
    days.filter(|kept| kept.value.doses != Doses::Skipped).map(|kept| kept.value.day)
}

fn is_dose_day(timeline: &Timeline, day: LocalDay) -> bool {
    timeline.dose_days_between(day, day).any(|kept| kept.value.doses != Doses::Skipped)
}

fn level_of(check_in: &CheckIn) -> f64 {
    let points = |level: Level| DailyLevel(level.points().into());
    DailyLevel::of(points(check_in.mood), check_in.interest.map(points)).points()
}
