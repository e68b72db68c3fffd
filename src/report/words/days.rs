//! Days and months as the report writes them.

use crate::record::time::LocalDay;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "18 Nov 2026"
pub fn day(day: LocalDay) -> String {
    let (year, _, _) = day.ymd();
    format!("{} {year}", short_day(day))
}

/// "18 Nov"
pub fn short_day(day: LocalDay) -> String {
    let (_, month, of_month) = day.ymd();
    format!("{of_month} {}", name_of(month))
}

/// "Nov"; for January it is the year.
pub fn month(day: LocalDay) -> String {
    let (year, month, _) = day.ymd();
    if month == 1 { year.to_string() } else { name_of(month).to_owned() }
}

/// "Nov 2026"
pub fn month_of_year(day: LocalDay) -> String {
    let (year, month, _) = day.ymd();
    format!("{} {year}", name_of(month))
}

fn name_of(month: u32) -> &'static str {
    MONTHS[month as usize - 1]
}

/// "1 Sep – 23 Nov 2026"
pub fn span(from: LocalDay, until: LocalDay) -> String {
    if from == until {
        return day(from);
    }
    let first = if from.ymd().0 == until.ymd().0 { short_day(from) } else { day(from) };
    format!("{first} – {}", day(until))
}
