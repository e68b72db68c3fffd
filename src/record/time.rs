//! Days as a person lives them, and moments as they were recorded.
//!
//! A record keeps the local day it belongs to. That day is decided once, when
//! the record is made, so that travel, daylight saving or a later change of
//! "my day starts at" never moves an entry.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};

use crate::record::problem::Problem;

/// A day of the person's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDay(NaiveDate);

impl LocalDay {
    const FIRST_YEAR: i32 = 1970;
    const LAST_YEAR: i32 = 2199;

    /// 1970-01-01, the first day the calendar holds.
    pub const FIRST: Self = Self(NaiveDate::from_ymd_opt(Self::FIRST_YEAR, 1, 1).expect("a day of every calendar"));
    /// 2199-12-31, the last day it holds.
    pub const LAST: Self = Self(NaiveDate::from_ymd_opt(Self::LAST_YEAR, 12, 31).expect("a day of every calendar"));

    /// Reads `YYYY-MM-DD`. Refuses days that do not exist and years outside 1970–2199.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten()
        };
        let date = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let year = i32::try_from(number(year, 4)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
        };
        date().and_then(Self::within_range).ok_or_else(|| Problem::ImpossibleDate { field, given: text.to_owned() })
    }

    /// The day this many days after 1970-01-01; `None` if it is outside the calendar.
    pub fn from_number(number: i32) -> Option<Self> {
        NaiveDate::from_epoch_days(number).and_then(Self::within_range)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// Local calendar days from `earlier` to this day; negative when this day is the earlier one.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.number() - earlier.number()
    }

    /// The year 1970–2199, the month 1–12 and the day of the month 1–31.
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The day `days` later; `None` if that is after [`LocalDay::LAST`].
    pub fn checked_plus(self, days: u32) -> Option<Self> {
        self.0.checked_add_days(Days::new(days.into())).and_then(Self::within_range)
    }

    /// The day `days` earlier; `None` if that is before [`LocalDay::FIRST`].
    pub fn checked_minus(self, days: u32) -> Option<Self> {
        self.0.checked_sub_days(Days::new(days.into())).and_then(Self::within_range)
    }

    /// The day `days` later, or the last of the calendar. Only for the end of a window: use [`LocalDay::checked_plus`]
    /// for a day that is shown or kept.
    pub fn saturating_plus(self, days: u32) -> Self {
        self.checked_plus(days).unwrap_or(Self::LAST)
    }

    /// The day `days` earlier, or the first of the calendar. Only for the start of a window: use
    /// [`LocalDay::checked_minus`] for a day that is shown or kept.
    pub fn saturating_minus(self, days: u32) -> Self {
        self.checked_minus(days).unwrap_or(Self::FIRST)
    }

    fn within_range(date: NaiveDate) -> Option<Self> {
        (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year()).then_some(Self(date))
    }
}

impl fmt::Display for LocalDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A time of day on the person's clock: minutes since midnight, 0–1439.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinuteOfDay(u16);

impl MinuteOfDay {
    /// Minutes in a day.
    pub const COUNT: u16 = 24 * 60;

    /// The time with this number of minutes since midnight.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes < Self::COUNT).then_some(Self(minutes))
    }

    /// Reads `HH:MM`.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let two_digits = |part: &str| (part.len() == 2).then(|| part.parse::<u16>().ok()).flatten();
        text.split_once(':')
            .and_then(|(hour, minute)| Some((two_digits(hour)?, two_digits(minute)?)))
            .filter(|(hour, minute)| *hour < 24 && *minute < 60)
            .and_then(|(hour, minute)| Self::new(hour * 60 + minute))
            .ok_or_else(|| Problem::ImpossibleTime { field, given: text.to_owned() })
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for MinuteOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A day, with the time of day if it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The local day.
    pub day: LocalDay,
    /// The time on the person's clock.
    pub time: Option<MinuteOfDay>,
}

impl When {
    /// Whether this is certainly before the other. If both are on the same day and either time is unknown, it is not.
    pub fn is_before(self, other: Self) -> bool {
        match (self.day == other.day, self.time, other.time) {
            (true, Some(this), Some(that)) => this < that,
            (true, _, _) => false,
            (false, _, _) => self.day < other.day,
        }
    }

    /// Minutes from an earlier point to this one; `None` if either time is unknown. Every day counts as 24 hours.
    pub fn minutes_since(self, earlier: Self) -> Option<i32> {
        let minutes = i32::from(self.time?.minutes()) - i32::from(earlier.time?.minutes());
        Some(self.day.days_since(earlier.day) * 24 * 60 + minutes)
    }
}

/// The hour at which a person's day begins, 0–11. If it is 4, a check-in at 1 a.m. belongs to the day before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayStart(u8);

impl DayStart {
    /// The day begins at midnight, as on the calendar.
    pub const MIDNIGHT: Self = Self(0);

    /// The latest hour offered: noon would leave no morning.
    pub const MAX_HOUR: u8 = 11;

    /// A day that starts at this hour.
    pub fn new(hour: u8) -> Result<Self, Problem> {
        if hour > Self::MAX_HOUR {
            return Err(Problem::OutOfRange {
                field: "dayStart",
                given: hour.into(),
                min: 0.0,
                max: Self::MAX_HOUR.into(),
            });
        }
        Ok(Self(hour))
    }

    /// The hour, 0–11.
    pub fn hour(self) -> u8 {
        self.0
    }
}

impl Default for DayStart {
    /// Four in the morning, so that a late evening stays in its own day.
    fn default() -> Self {
        Self(4)
    }
}

/// The name of a time zone as the host gives it (`Europe/Berlin`, `UTC`). The core has no zone database: it keeps the
/// name for the record, and the offset for the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Zone(String);

impl Zone {
    /// Takes a name shaped like an IANA one, of up to 64 characters. Refuses an empty name, `Etc/Unknown` (which is
    /// what ICU says when it cannot tell), and any other characters.
    pub fn parse(name: &str) -> Result<Self, Problem> {
        let well_formed = (1..=64).contains(&name.len())
            && name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte));
        if !well_formed || name == "Etc/Unknown" {
            return Err(Problem::UnknownZone { given: name.to_owned() });
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// An instant and where the person's clock stood: milliseconds since 1970 in UTC, the offset of local time in minutes,
/// and the zone's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    instant: DateTime<Utc>,
    offset_minutes: i16,
    zone: Zone,
}

impl Moment {
    /// Offsets in use since 1970 run from −12 h to +14 h.
    pub const MAX_OFFSET_MINUTES: i16 = 14 * 60;

    /// A moment from the host's clock. Refuses instants outside the calendar
    /// of [`LocalDay`] and offsets beyond ±14 h.
    pub fn new(unix_ms: i64, offset_minutes: i16, zone: Zone) -> Result<Self, Problem> {
        if offset_minutes.abs() > Self::MAX_OFFSET_MINUTES {
            return Err(Problem::OutOfRange {
                field: "offset",
                given: offset_minutes.into(),
                min: (-Self::MAX_OFFSET_MINUTES).into(),
                max: Self::MAX_OFFSET_MINUTES.into(),
            });
        }
        let impossible = || Problem::ImpossibleDate { field: "now", given: unix_ms.to_string() };
        let instant = DateTime::from_timestamp_millis(unix_ms).ok_or_else(impossible)?;
        // A day of room at both ends keeps the local day inside the calendar, whatever the offset and the start of the
        // day.
        let day = LocalDay::within_range(instant.date_naive()).ok_or_else(impossible)?;
        if day == LocalDay::FIRST || day == LocalDay::LAST {
            return Err(impossible());
        }
        Ok(Self { instant, offset_minutes, zone })
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn unix_ms(&self) -> i64 {
        self.instant.timestamp_millis()
    }

    /// Minutes by which local time is ahead of UTC.
    pub fn offset_minutes(&self) -> i16 {
        self.offset_minutes
    }

    /// The zone's name.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The local day this moment belongs to, for a person whose day starts at `start`.
    pub fn local_day(&self, start: DayStart) -> LocalDay {
        let wall = self.instant.naive_utc() + TimeDelta::minutes(self.offset_minutes.into());
        LocalDay((wall - TimeDelta::hours(start.hour().into())).date())
    }

    /// The latest day that has come anywhere on earth.
    pub fn latest_day(&self) -> LocalDay {
        LocalDay((self.instant.naive_utc() + TimeDelta::minutes(Self::MAX_OFFSET_MINUTES.into())).date())
    }

    /// The last day that a record can be about if the clocks are right: tomorrow, anywhere on earth.
    pub fn horizon(&self) -> LocalDay {
        self.latest_day().saturating_plus(1)
    }

    /// The time of day on the person's clock.
    pub fn minute_of_day(&self) -> MinuteOfDay {
        let minutes = self.unix_ms().div_euclid(60_000) + i64::from(self.offset_minutes);
        #[expect(clippy::cast_possible_truncation, reason = "0..1440 by rem_euclid")]
        MinuteOfDay(minutes.rem_euclid(MinuteOfDay::COUNT.into()) as u16)
    }
}
