//! The exported object of the report module. Each method makes something out of the records.

use js_sys::Function;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::PageError;
use super::page::{Malformed, take};
use crate::domain::time::{MinuteOfDay, Moment};
use crate::domain::timeline::Timeline;
use crate::exchange::{Notes, csv, fhir, ics, json};
use crate::report::paper::Paper;
use crate::report::pdf;
use crate::report::request::ReportRequest;
use crate::report::visit::Visit;
use crate::store::row;

/// One person's records at a moment.
#[wasm_bindgen]
pub struct Report {
    pub(super) at: Moment,
    pub(super) timeline: Timeline,
}

#[wasm_bindgen]
impl Report {
    /// Takes what the core's `log` gave.
    pub fn open(log: &[u8]) -> Result<Report, PageError> {
        let (at, log) = row::read_log(log).ok_or_else(Malformed::default)?;
        Ok(Self { at, timeline: Timeline::from_log(log) })
    }

    /// What is on the paper, to be shown on the screen.
    pub fn paper(&self, request: Ts<ReportRequest>) -> Result<Ts<Paper>, PageError> {
        let request = take(request)?;
        give(&pdf::paper(&self.visit(&request)?, request.paper)?)
    }

    /// The PDF. `progress` is called after each page with how many are drawn, and of how many.
    pub fn pdf(&self, request: Ts<ReportRequest>, progress: Option<Function>) -> Result<Vec<u8>, PageError> {
        let request = take(request)?;
        let tell = move |drawn: usize, all: usize| {
            // A page that no longer listens does not stop the report.
            let told = progress.as_ref().map(|progress| progress.call2(&JsValue::NULL, &drawn.into(), &all.into()));
            drop(told);
        };
        Ok(pdf::pdf(&self.visit(&request)?, request.paper, tell)?)
    }

    /// The whole log as JSON, which can be read back.
    pub fn json(&self) -> Vec<u8> {
        json::write(&self.timeline, &self.at)
    }

    /// All values in one CSV table; with the person's own words only where asked for.
    pub fn csv(&self, notes: bool) -> Vec<u8> {
        csv::long(&self.timeline, Notes::of(notes))
    }

    /// A CSV table for each kind of record, zipped.
    pub fn tables(&self, notes: bool) -> Vec<u8> {
        csv::zipped(&self.timeline, Notes::of(notes))
    }

    /// A FHIR R4 bundle.
    pub fn fhir(&self) -> Vec<u8> {
        fhir::write(&self.timeline, &self.at)
    }

    /// A calendar with the planned sessions, and with a daily reminder at a time, `HH:MM`, where one is given.
    pub fn ics(&self, remind_at: Option<String>) -> Result<Vec<u8>, PageError> {
        let time = remind_at.map(|time| MinuteOfDay::parse("remindAt", &time)).transpose()?;
        Ok(ics::write(&self.timeline, &self.at, time))
    }
}

impl Report {
    fn visit(&self, request: &ReportRequest) -> Result<Visit<'_>, PageError> {
        Ok(Visit::of(&self.timeline, &self.at, request)?)
    }
}

pub(super) fn give<T: Tsify + Serialize>(view: &T) -> Result<Ts<T>, PageError> {
    // Plain data always becomes an object.
    Ok(view.into_ts().map_err(|_| Malformed::default())?)
}
