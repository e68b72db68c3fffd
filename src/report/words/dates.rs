//! Days and months as the report writes them.

use super::Words;
use crate::record::rough_date::RoughDate;
use crate::record::time::LocalDay;

impl Words {
    /// "18 Nov 2026"
    pub(crate) fn day(&self, day: LocalDay) -> String {
        format!("{} {}", self.short_day(day), day.ymd().0)
    }

    /// "18 Nov"
    pub(crate) fn short_day(&self, day: LocalDay) -> String {
        let (_, month, of_month) = day.ymd();
        format!("{of_month} {}", self.name_of(month))
    }

    /// "Nov"; for January it is the year.
    pub(crate) fn month(&self, day: LocalDay) -> String {
        let (year, month, _) = day.ymd();
        if month == 1 { year.to_string() } else { self.name_of(month).to_owned() }
    }

    /// "Nov 2026"
    pub(crate) fn month_of_year(&self, day: LocalDay) -> String {
        let (year, month, _) = day.ymd();
        format!("{} {year}", self.name_of(month))
    }

    fn name_of(&self, month: u32) -> &'static str {
        self.dates.months[month as usize - 1]
    }

    /// "1 Sep – 23 Nov 2026"
    pub(crate) fn span(&self, from: LocalDay, until: LocalDay) -> String {
        if from == until {
            return self.day(from);
        }
        let first = if from.ymd().0 == until.ymd().0 { self.short_day(from) } else { self.day(from) };
        format!("{first} – {}", self.day(until))
    }

    /// "2021", "May 2021", "17 May 2021"
    pub(crate) fn rough(&self, date: RoughDate) -> String {
        match date {
            RoughDate::Year(year) => year.to_string(),
            RoughDate::Month(..) => self.month_of_year(date.first_day()),
            RoughDate::Day(of) => self.day(of),
        }
    }

    /// "since 2021", "since May 2021", "since 17 May 2021"
    pub(crate) fn since(&self, date: RoughDate) -> String {
        match date {
            RoughDate::Year(_) | RoughDate::Month(..) => self.dates.since.with([&self.rough(date)]),
            RoughDate::Day(of) => self.dates.since_day.with([&self.day(of)]),
        }
    }
}
