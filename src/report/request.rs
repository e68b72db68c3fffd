//! What is asked of the report: which days, and what about them.

use serde::Deserialize;
use tsify::Tsify;

use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ReportRequest {
    /// Which days.
    pub range: RangeName,
    /// The first day of a "since" or "custom" range, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The last day of a "custom" range; without it the range ends today.
    pub until: Option<String>,
    /// Whether the person's own notes are printed. They are private, so they are only included when asked for.
    pub notes: bool,
    /// The size of the paper.
    pub paper: PaperName,
    /// Whose report it is. It is printed and never stored; without it the paper has a line to write on.
    pub name: Option<String>,
    /// The date of birth as the person writes it, like the name.
    pub birth_date: Option<String>,
}

/// Which days the report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum RangeName {
    /// From a day on, such as that of the last visit.
    Since,
    /// The last 30 days, today included.
    Days30,
    /// The last 90 days, today included.
    Days90,
    /// Everything there is.
    All,
    /// From one day to another.
    Custom,
}

/// The size of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum PaperName {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// The days of a report, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The first day.
    pub from: LocalDay,
    /// The last day, today at the latest.
    pub until: LocalDay,
}

impl Range {
    /// Days from the first to the last, both counted.
    pub fn days(self) -> u32 {
        self.until.days_since(self.from).unsigned_abs() + 1
    }

    /// Whether a day is in it.
    pub fn contains(self, day: LocalDay) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

impl ReportRequest {
    /// The days asked for. Refuses a missing or impossible day, a day in the future, and a range that ends before it
    /// begins.
    pub fn range(&self, timeline: &Timeline, today: LocalDay) -> Result<Range, Problem> {
        let from = match self.range {
            RangeName::Days30 => today.saturating_minus(29),
            RangeName::Days90 => today.saturating_minus(89),
            RangeName::All => timeline.first_day().unwrap_or(today).min(today),
            RangeName::Since | RangeName::Custom => past("from", self.from.as_deref(), today)?,
        };
        let until = match (self.range, self.until.as_deref()) {
            (RangeName::Custom, Some(until)) => past("until", Some(until), today)?,
            _ => today,
        };
        if until < from {
            return Err(Problem::EndBeforeOnset { field: "until" });
        }
        Ok(Range { from, until })
    }
}

fn past(field: &'static str, day: Option<&str>, today: LocalDay) -> Result<LocalDay, Problem> {
    let day = LocalDay::parse(field, day.ok_or(Problem::Empty { field })?)?;
    if day > today {
        return Err(Problem::InFuture { field, day, today });
    }
    Ok(day)
}
