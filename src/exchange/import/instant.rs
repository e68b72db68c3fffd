//! Days and times in the ways that other apps write them.

use crate::record::time::When;
use crate::record::time::{LocalDay, MinuteOfDay};

use super::{Answers, Question, Reason, Setting};

/// What times without a zone mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// What the clock on the wall showed. This is the usual answer.
    AsWritten,
    /// World time (UTC), to be converted to this phone's zone.
    World,
}

/// What a date such as 03/04/2026 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// The longest text, in bytes, that can be a day or a time.
const LONGEST: usize = 64;

/// Reads the days and times of one file, and remembers what has to be asked about them.
pub(super) struct Clock<'a> {
    setting: &'a Setting<'a>,
    times: Option<Times>,
    order: Option<DateOrder>,
    /// A date that can be read both ways, if no other date in the file settles it.
    unclear: Option<String>,
    timed: bool,
}

impl<'a> Clock<'a> {
    /// For a file whose dates are these texts.
    pub(super) fn new<'t>(dates: impl Iterator<Item = &'t str>, answers: &Answers, setting: &'a Setting<'a>) -> Self {
        let (mut order, mut example) = (None, None);
        for date in dates.filter(|date| date.len() <= LONGEST) {
            match slashed(date) {
                Some((first, _)) if first > 12 => order = order.or(Some(DateOrder::DayFirst)),
                Some((_, second)) if second > 12 => order = order.or(Some(DateOrder::MonthFirst)),
                Some((first, second)) if first != second && example.is_none() => {
                    example = Some(split(date).0.to_owned());
                }
                _ => {}
            }
        }
        let unclear = example.filter(|_| order.is_none());
        Self { setting, times: answers.times, order: order.or(answers.date_order), unclear, timed: false }
    }

    /// A day and a time. The time has a cell of its own or follows the day.
    pub(super) fn when(&mut self, date: &str, time: &str) -> Result<When, Reason> {
        // No date and no time is longer, and taking a long text apart would cost more than it is worth.
        if date.len() > LONGEST {
            return Err(Reason::NoDay);
        }
        if time.len() > LONGEST {
            return Err(Reason::NoTime);
        }
        let (date, beside) = split(date);
        let day = self.day(date).ok_or(Reason::NoDay)?;
        let time = if time.is_empty() { beside } else { time };
        if time.is_empty() {
            return Ok(When { day, time: None });
        }
        let (time, zone) = zone(time);
        let when = When { day, time: Some(minute(time).ok_or(Reason::NoTime)?) };
        self.timed |= zone == Named::No;
        let world = zone == Named::World || (zone == Named::No && self.times == Some(Times::World));
        if world { self.as_local(when).ok_or(Reason::NoDay) } else { Ok(when) }
    }

    /// What has to be asked, and how many open questions have no usual answer.
    pub(super) fn questions(self) -> (Vec<Question>, u32) {
        let order = self.unclear.map(|example| Question::DateOrder { example });
        let open = u32::from(order.is_some() && self.order.is_none());
        let times = self.timed.then_some(Question::Times);
        (order.into_iter().chain(times).collect(), open)
    }

    fn day(&self, text: &str) -> Option<LocalDay> {
        if let Some((first, second)) = slashed(text) {
            let year = text.rsplit('/').next()?;
            let (day, month) = match self.order {
                Some(DateOrder::MonthFirst) => (second, first),
                // Nothing is added until somebody answers, so either reading will do.
                Some(DateOrder::DayFirst) | None => (first, second),
            };
            return date(year, month, day);
        }
        let parts: Vec<&str> = text.split(['-', '.', '/', ' ', ',']).filter(|part| !part.is_empty()).collect();
        let &[first, second, third] = parts.as_slice() else { return None };
        // "8th" is 8.
        let number = |part: &str| {
            let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
            plain.parse::<u8>().ok().filter(|_| plain.len() <= 2)
        };
        match (number(first), number(second), number(third)) {
            // 2026-04-03, 2026/4/3.
            (None, Some(month), Some(day)) => date(first, month, day),
            // 3.4.2026: with dots the day is always first.
            (Some(day), Some(month), None) if text.contains('.') => date(third, month, day),
            // Apr 3 2026 and 3 Apr 2026.
            (None, Some(day), None) => date(third, month(first)?, day),
            (Some(day), None, None) => date(third, month(second)?, day),
            _ => None,
        }
    }

    /// World time as this phone's clock shows it.
    fn as_local(&self, when: When) -> Option<When> {
        let minutes = i64::from(when.day.number()) * 1440 + i64::from(when.time?.minutes());
        let local = minutes + i64::from((self.setting.offset_at)(minutes * 60_000));
        let day = LocalDay::from_number(i32::try_from(local.div_euclid(1440)).ok()?)?;
        let time = MinuteOfDay::new(u16::try_from(local.rem_euclid(1440)).ok()?)?;
        Some(When { day, time: Some(time) })
    }
}

/// What a time says about its zone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// Nothing.
    No,
    /// That it is world time.
    World,
    /// An offset, so the time is local.
    Offset,
}

/// A date and the time after it, which begins after a T or a space and has a colon.
fn split(text: &str) -> (&str, &str) {
    let colon = text.find(':').unwrap_or(text.len());
    let gap = text[..colon].rfind([' ', 'T']).filter(|_| colon < text.len());
    gap.map_or((text.trim(), ""), |gap| (text[..gap].trim_end_matches([',', ' ']), text[gap + 1..].trim()))
}

/// The first two numbers in a date like 3/4/2026.
fn slashed(text: &str) -> Option<(u8, u8)> {
    let mut parts = split(text).0.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse().ok().filter(|_| part.len() <= 2);
    (year.len() == 4 && parts.next().is_none()).then(|| Some((number(first)?, number(second)?))).flatten()
}

fn date(year: &str, month: u8, day: u8) -> Option<LocalDay> {
    LocalDay::parse("day", &format!("{year}-{month:02}-{day:02}")).ok()
}

/// The month with this English name, of which the first three letters are enough.
fn month(name: &str) -> Option<u8> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = name.get(..3)?.to_ascii_lowercase();
    (1..).zip(names).find(|(_, known)| *known == short).map(|(number, _)| number)
}

/// A time, separated from what it says about its zone.
fn zone(text: &str) -> (&str, Named) {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return (time.trim_end(), Named::World);
    }
    let sign = text.rfind(['+', '-']).filter(|at| *at > 0);
    sign.map_or((text, Named::No), |at| (text[..at].trim_end(), Named::Offset))
}

/// 8:05, 08:05:30, 8:05 am, 8:05 p.m.
fn minute(text: &str) -> Option<MinuteOfDay> {
    let lower = text.replace(['\u{202f}', '\u{a0}', '.'], " ").to_ascii_lowercase();
    let plain: String = lower.split_whitespace().collect();
    let (digits, noon) = match plain.strip_suffix("am").or_else(|| plain.strip_suffix("pm")) {
        Some(digits) => (digits, Some(plain.ends_with("pm"))),
        None => (plain.as_str(), None),
    };
    let mut parts = digits.split(':');
    let (hour, minute): (u16, u16) = (two(parts.next()?)?, two(parts.next()?)?);
    let hour = match noon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    (hour < 24 && minute < 60).then(|| MinuteOfDay::new(hour * 60 + minute)).flatten()
}

fn two(part: &str) -> Option<u16> {
    ((1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}
