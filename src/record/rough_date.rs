//! Days that are only roughly known: a year, a month or a day.

use std::fmt;

use super::problem::Problem;
use super::time::LocalDay;

/// A year 1900–2199, a month of one, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoughDate {
    /// Some time in this year.
    Year(u16),
    /// Some time in this year's month 1–12.
    Month(u16, u8),
    /// This day.
    Day(LocalDay),
}

impl RoughDate {
    const FIRST_YEAR: u16 = 1900;
    const LAST_YEAR: u16 = 2199;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Days are within the calendar of [`LocalDay`], years from 1900 on.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let rough = match text.split_once('-') {
            None => number(text, 4).map(Self::Year),
            Some((year, month)) if month.len() == 2 => {
                let month = number(month, 2).and_then(|month| u8::try_from(month).ok());
                number(year, 4).zip(month).map(|(year, month)| Self::Month(year, month))
            }
            Some(_) => return LocalDay::parse(field, text).map(Self::Day),
        };
        let impossible = || Problem::ImpossibleDate { field, given: text.to_owned() };
        rough.ok_or_else(impossible)?.checked(field)
    }

    /// Refuses a year or a month that does not exist.
    pub fn checked(self, field: &'static str) -> Result<Self, Problem> {
        let years = Self::FIRST_YEAR..=Self::LAST_YEAR;
        let exists = match self {
            Self::Year(year) => years.contains(&year),
            Self::Month(year, month) => years.contains(&year) && (1..=12).contains(&month),
            Self::Day(_) => true,
        };
        if exists { Ok(self) } else { Err(Problem::ImpossibleDate { field, given: self.to_string() }) }
    }

    /// Whether all of it lies before the other begins: 2021 is before May 2022, but not before May 2021.
    pub fn is_before(self, other: Self) -> bool {
        self.last() < other.first()
    }

    /// The first of its days that the calendar holds.
    pub fn first_day(self) -> LocalDay {
        let (year, month, day) = self.first();
        LocalDay::parse("day", &format!("{year:04}-{month:02}-{day:02}")).unwrap_or(LocalDay::FIRST)
    }

    /// The year, the month and the day on which it begins.
    fn first(self) -> (i32, u32, u32) {
        match self {
            Self::Year(year) => (year.into(), 1, 1),
            Self::Month(year, month) => (year.into(), month.into(), 1),
            Self::Day(day) => day.ymd(),
        }
    }

    /// A day that is not before its end. Months are taken to be of 31 days, which changes no comparison.
    fn last(self) -> (i32, u32, u32) {
        match self {
            Self::Year(year) => (year.into(), 12, 31),
            Self::Month(year, month) => (year.into(), month.into(), 31),
            Self::Day(day) => day.ymd(),
        }
    }
}

impl fmt::Display for RoughDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}
