//! From what the page gave to domain values. Every field is named in the problem it causes.

mod forms;
mod plan;
mod treatment;

pub(super) use forms::{clinic_score, function, gad7};
pub(super) use plan::{plan, questions, safety_plan};
pub(super) use treatment::{pressure, screen, session, side_effect, stamp};

use super::view::{CheckInInput, Phq9Input, SetbackInput, SetbackName, SettingsInput};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::phq9;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::setback::{Setback, SetbackKind, StayReason};
use crate::record::kinds::settings::Settings;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::{DayStart, LocalDay, MinuteOfDay};
use crate::record::values::{Level, Sleep};

/// A day that is not after today.
pub(super) fn past_day(field: &'static str, text: &str, today: LocalDay) -> Result<LocalDay, Problem> {
    let day = LocalDay::parse(field, text)?;
    if day > today {
        return Err(Problem::InFuture { field, day, today });
    }
    Ok(day)
}

pub(super) fn check_in(input: &CheckInInput, today: LocalDay) -> Result<CheckIn, Problem> {
    let level = |field, points: Option<u8>| points.map(|points| Level::new(field, points)).transpose();
    Ok(CheckIn {
        day: past_day("day", &input.day, today)?,
        mood: Level::new("mood", input.mood)?,
        interest: level("interest", input.interest)?,
        energy: level("energy", input.energy)?,
        calm: level("calm", input.calm)?,
        like_myself: level("likeMyself", input.like_myself)?,
        sleep: input.sleep_hours.map(|hours| Sleep::from_hours("sleepHours", hours)).transpose()?,
        note: text("note", input.note.as_deref())?,
    })
}

pub(super) fn phq9(input: &Phq9Input, today: LocalDay) -> Result<Phq9Form, Problem> {
    let items = answers("items", &input.items, |points| phq9::Frequency::new("items", points))?;
    let answers = phq9::Answers::new(items, input.difficulty.map(Into::into))?;
    Ok(Phq9Form { day: past_day("day", &input.day, today)?, answers })
}

/// The answers of a form of `N` items, of which each may be left out.
fn answers<T: Copy, const N: usize>(
    field: &'static str,
    given: &[Option<u8>],
    read: impl Fn(u8) -> Result<T, Problem>,
) -> Result<[Option<T>; N], Problem> {
    if given.len() != N {
        let count = |count: usize| f64::from(u16::try_from(count).unwrap_or(u16::MAX));
        return Err(Problem::OutOfRange { field, given: count(given.len()), min: count(N), max: count(N) });
    }
    let mut items = [None; N];
    for (item, points) in items.iter_mut().zip(given) {
        *item = points.map(&read).transpose()?;
    }
    Ok(items)
}

pub(super) fn frequency(points: Option<u8>) -> Result<Option<phq9::Frequency>, Problem> {
    points.map(|points| phq9::Frequency::new("items", points)).transpose()
}

pub(super) fn setback(input: &SetbackInput, today: LocalDay) -> Result<Setback, Problem> {
    let kind = match input.kind {
        SetbackName::Hospitalised => SetbackKind::Stay(input.reason.map_or(StayReason::NotSaid, Into::into)),
        SetbackName::Attempt => SetbackKind::Attempt,
    };
    Ok(Setback { day: past_day("day", &input.day, today)?, kind })
}

pub(super) fn settings(input: &SettingsInput, today: LocalDay) -> Result<Settings, Problem> {
    let course_start = input.course_start.as_deref().map(|day| past_day("courseStart", day, today)).transpose()?;
    Ok(Settings { day_start: DayStart::new(input.day_start)?, course_start })
}

fn time(field: &'static str, text: Option<&str>) -> Result<Option<MinuteOfDay>, Problem> {
    text.map(|text| MinuteOfDay::parse(field, text)).transpose()
}

/// Text of white space alone is no text.
fn text<const MAX: usize>(field: &'static str, given: Option<&str>) -> Result<Option<Text<MAX>>, Problem> {
    given.filter(|text| !text.trim().is_empty()).map(|text| Text::parse(field, text)).transpose()
}
