//! The report as data. Everything derives from the timeline at a moment.

use super::request::{Range, ReportRequest};
use crate::domain::problem::Problem;
use crate::domain::remission::{History, Status, status};
use crate::domain::time::{LocalDay, Moment};
use crate::domain::timeline::Timeline;

/// What a visit is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The day the report is made on.
    pub today: LocalDay,
    /// The days it is about.
    pub range: Range,
    /// The status at the end of the range, from the records of the days up to it.
    pub status: Status,
}

impl Visit {
    /// The report on a timeline at a moment.
    pub fn of(timeline: &Timeline, at: &Moment, request: &ReportRequest) -> Result<Self, Problem> {
        let today = at.local_day(timeline.settings().day_start);
        let range = request.range(timeline, today)?;
        let history = History::of(timeline, range.until);
        let status = status(&history, range.until, &timeline.plan().cutoffs);
        Ok(Self { today, range, status })
    }
}
