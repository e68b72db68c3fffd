//! Values that rows of several kinds share.
//!
//! A day is its number counted from 1970-01-01. A choice is its number in one byte, exactly as postcard writes an enum
//! without values.

use serde::{Deserialize, Serialize};

use crate::record::contact::{self, Phone};
use crate::record::problem::Problem;
use crate::record::rough_date;
use crate::record::text::{Label, Text};
use crate::record::time::{self, LocalDay, MinuteOfDay};

#[derive(Serialize, Deserialize)]
pub(super) struct When {
    day: i32,
    minute: Option<u16>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Contact<'a> {
    name: &'a str,
    phone: Option<&'a str>,
}

/// A year, with its month and day where they are known.
#[derive(Serialize, Deserialize)]
pub(super) enum RoughDate {
    Year(u16),
    Month(u16, u8),
    Day(i32),
}

impl From<rough_date::RoughDate> for RoughDate {
    fn from(date: rough_date::RoughDate) -> Self {
        match date {
            rough_date::RoughDate::Year(year) => Self::Year(year),
            rough_date::RoughDate::Month(year, month) => Self::Month(year, month),
            rough_date::RoughDate::Day(day) => Self::Day(day.number()),
        }
    }
}

impl RoughDate {
    pub(super) fn read(self) -> Result<rough_date::RoughDate, Problem> {
        let date = match self {
            Self::Year(year) => rough_date::RoughDate::Year(year),
            Self::Month(year, month) => rough_date::RoughDate::Month(year, month),
            Self::Day(number) => rough_date::RoughDate::Day(day(number)?),
        };
        date.checked("day")
    }
}

impl From<time::When> for When {
    fn from(when: time::When) -> Self {
        Self { day: when.day.number(), minute: when.time.map(MinuteOfDay::minutes) }
    }
}

impl When {
    pub(super) fn read(self) -> Result<time::When, Problem> {
        Ok(time::When { day: day(self.day)?, time: self.minute.map(minute).transpose()? })
    }
}

impl<'a> From<&'a contact::Contact> for Contact<'a> {
    fn from(contact: &'a contact::Contact) -> Self {
        Self { name: contact.name.as_str(), phone: contact.phone.as_ref().map(Phone::as_str) }
    }
}

impl Contact<'_> {
    pub(super) fn read(self) -> Result<contact::Contact, Problem> {
        Ok(contact::Contact {
            name: Label::parse("name", self.name)?,
            phone: self.phone.map(|phone| Phone::parse("phone", phone)).transpose()?,
        })
    }
}

pub(super) fn day(number: i32) -> Result<LocalDay, Problem> {
    LocalDay::from_number(number).ok_or_else(|| Problem::ImpossibleDate { field: "day", given: number.to_string() })
}

pub(super) fn minute(number: u16) -> Result<MinuteOfDay, Problem> {
    MinuteOfDay::new(number).ok_or_else(|| Problem::ImpossibleTime { field: "time", given: number.to_string() })
}

pub(super) fn text<const MAX: usize>(field: &'static str, stored: Option<&str>) -> Result<Option<Text<MAX>>, Problem> {
    stored.map(|stored| Text::parse(field, stored)).transpose()
}

/// The choice stored under a number.
pub(super) fn choice<T>(field: &'static str, number: u8, from: fn(u8) -> Option<T>) -> Result<T, Problem> {
    from(number).ok_or_else(|| Problem::UnknownChoice { field, given: number.to_string() })
}

/// Reads every answer that was given.
pub(super) fn each<T: Copy, const N: usize>(
    stored: [Option<u8>; N],
    read: impl Fn(u8) -> Result<T, Problem>,
) -> Result<[Option<T>; N], Problem> {
    let mut values = [None; N];
    for (value, points) in values.iter_mut().zip(stored) {
        *value = points.map(&read).transpose()?;
    }
    Ok(values)
}
