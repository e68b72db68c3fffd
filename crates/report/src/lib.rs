//! The report module, loaded beside the core: the visit report and its PDF.

#![cfg(target_arch = "wasm32")]

use js_sys::Function;
use tidemark::record::error_code::ErrorCode;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::report::paper::Paper;
use tidemark::report::pdf::{self, Unset};
use tidemark::report::request::ReportRequest;
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// One person's records at a moment.
#[wasm_bindgen]
pub struct Report {
    at: Moment,
    timeline: Timeline,
    edition: Edition,
}

#[wasm_bindgen]
impl Report {
    /// Takes the result of the core's `log`. `records_only` leaves out status and fade.
    pub fn open(log: &[u8], records_only: bool) -> Result<Report, PageError> {
        let (at, timeline) = rows::read_timeline(log).ok_or_else(Malformed::default)?;
        Ok(Self { at, timeline, edition: Edition::of(records_only) })
    }

    /// The content of the paper report, to be shown on the screen.
    pub fn paper(&self, request: Ts<ReportRequest>) -> Result<Ts<Paper>, PageError> {
        let request = take(request)?;
        give(&pdf::paper(&self.visit(&request)?, request.paper).map_err(unset)?)
    }

    /// The report as a PDF. `progress` is called after each page with how many are drawn and how many there will be.
    pub fn pdf(&self, request: Ts<ReportRequest>, progress: Option<Function>) -> Result<Vec<u8>, PageError> {
        let request = take(request)?;
        let tell = move |drawn: usize, all: usize| {
            // A page that has stopped listening does not stop the report.
            let told = progress.as_ref().map(|progress| progress.call2(&JsValue::NULL, &drawn.into(), &all.into()));
            drop(told);
        };
        pdf::pdf(&self.visit(&request)?, request.paper, tell).map_err(unset)
    }
}

impl Report {
    fn visit(&self, request: &ReportRequest) -> Result<Visit<'_>, PageError> {
        Ok(Visit::of(&self.timeline, &self.at, request)?.in_edition(self.edition))
    }
}

fn unset(error: Unset) -> PageError {
    PageError::coded(ErrorCode::ReportFailed, &error.to_string())
}
