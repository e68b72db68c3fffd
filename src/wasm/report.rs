//! The exported object of the report module. Each method makes something out of the records.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::PageError;
use super::page::{Malformed, take};
use crate::domain::time::Moment;
use crate::domain::timeline::Timeline;
use crate::report::request::ReportRequest;
use crate::report::visit::Visit;
use crate::store::row;

/// One person's records at a moment.
#[wasm_bindgen]
pub struct Report {
    at: Moment,
    timeline: Timeline,
}

/// The days that a report is about.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RangeView {
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Days, both counted.
    pub days: u32,
}

#[wasm_bindgen]
impl Report {
    /// Takes what the core's `log` gave.
    pub fn open(log: &[u8]) -> Result<Report, PageError> {
        let (at, log) = row::read_log(log).ok_or_else(Malformed::default)?;
        Ok(Self { at, timeline: Timeline::from_log(log) })
    }

    /// The days that a request means.
    pub fn range(&self, request: Ts<ReportRequest>) -> Result<Ts<RangeView>, PageError> {
        let visit = Visit::of(&self.timeline, &self.at, &take(request)?)?;
        let range = visit.range;
        give(&RangeView { from: range.from.to_string(), until: range.until.to_string(), days: range.days() })
    }
}

fn give<T: Tsify + Serialize>(view: &T) -> Result<Ts<T>, PageError> {
    // Plain data always becomes an object.
    Ok(view.into_ts().map_err(|_| Malformed::default())?)
}
