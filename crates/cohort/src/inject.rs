//! Changes to a course that must not set off an alert.

use std::ops::RangeInclusive;

use tidemark::rules::fade::{DailyLevel, Day, Fade, Outcome};

use crate::course::{Course, GAIN_THAT_COUNTS, Interval};
use crate::trace::{Model, follow};

/// How much a bad day lowers the level, points.
const BAD_DAY: f64 = 3.5;
/// Days of silence.
const SILENCE: u32 = 7;
/// How many days after an injected bad day an alert is blamed on it.
const AFTER: u32 = 4;
/// The first day after a session on which anything is injected.
const FROM_DAY: u32 = 4;

/// Whether an injection added an alert; `None` if the course had no place for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Injected {
    /// By a day 3.5 points lower.
    pub bad_day: Option<bool>,
    /// By a week without check-ins.
    pub silence: Option<bool>,
}

impl Injected {
    /// Tries both on a course followed by this model.
    pub fn into(course: &Course, model: Model) -> Self {
        let outcomes = follow(course, model);
        Self { bad_day: bad_day(course, model, &outcomes), silence: silent_week(course, model, &outcomes) }
    }
}

/// Whether a day 3.5 points lower adds an alert on that day or in the four days after; `None` if the course has no
/// place for it.
fn bad_day(course: &Course, model: Model, outcomes: &[Outcome]) -> Option<bool> {
    let day = place(course, outcomes, AFTER)?;
    Some(adds_an_alert(course, model, outcomes, day..=day + AFTER, |today, number| {
        if number == day {
            let lower = today.level.map_or(0.0, |level| (level.points() - BAD_DAY).max(0.0));
            today.level = DailyLevel::new("level", lower).ok();
        }
    }))
}

/// Whether a week without check-ins adds an alert during that week or on the day after.
fn silent_week(course: &Course, model: Model, outcomes: &[Outcome]) -> Option<bool> {
    let day = place(course, outcomes, SILENCE)?;
    Some(adds_an_alert(course, model, outcomes, day..=day + SILENCE, |today, number| {
        if (day..day + SILENCE).contains(&number) {
            today.level = None;
        }
    }))
}

/// The middle one of the days that have a check-in and no alert, and on which the person is well and stays so for
/// `after` days: with a gain that counts, of which 0.7 or more is left.
fn place(course: &Course, outcomes: &[Outcome], after: u32) -> Option<u32> {
    let well = |interval: &&Interval| interval.gain >= GAIN_THAT_COUNTS;
    let mut days: Vec<u32> = Vec::new();
    for interval in course.intervals.iter().filter(well) {
        let last = (interval.length).saturating_sub(after + 1);
        let still = (FROM_DAY..=last).take_while(|days| interval.share(days + after) >= 0.7);
        days.extend(still.map(|since| interval.start + since).filter(|day| {
            let at = *day as usize;
            course.days[at].level.is_some() && !outcomes[at].lift.is_some_and(|lift| lift.alert)
        }));
    }
    days.get(days.len() / 2).copied()
}

fn adds_an_alert(
    course: &Course,
    model: Model,
    outcomes: &[Outcome],
    watched: RangeInclusive<u32>,
    change: impl Fn(&mut Day, u32),
) -> bool {
    let alert = |outcome: &Outcome| outcome.lift.is_some_and(|lift| lift.alert);
    let (first, last) = (*watched.start() as usize, *watched.end() as usize);
    let mut fade = Fade::with(model);
    let mut set_off = false;
    for (number, day) in (0..).zip(&course.days[..=last]) {
        let mut today = *day;
        change(&mut today, number);
        let outcome = fade.step(&today);
        set_off |= number as usize >= first && alert(&outcome);
    }
    set_off && !outcomes[first..=last].iter().any(alert)
}
