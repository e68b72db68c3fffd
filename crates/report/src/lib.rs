//! The report module, loaded beside the core: the visit report and its PDF.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use js_sys::{Float32Array, Function, Uint8Array};
use tidemark::record::error_code::ErrorCode;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::report::paper::Paper;
use tidemark::report::pdf::{self, Lent, Unset};
use tidemark::report::request::ReportRequest;
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsValue, throw_val};

/// One person's records at a moment.
#[wasm_bindgen]
pub struct Report {
    at: Moment,
    timeline: Timeline,
    edition: Edition,
    lent: Option<Rc<Lent>>,
}

#[wasm_bindgen]
impl Report {
    /// Takes the result of the core's `log`. `records_only` leaves out status and fade.
    pub fn open(log: &[u8], records_only: bool) -> Result<Report, PageError> {
        let (at, timeline) = rows::read_timeline(log).ok_or_else(Malformed::default)?;
        Ok(Self { at, timeline, edition: Edition::of(records_only), lent: None })
    }

    /// Lends faces for letters that the built-in ones lack. `set` is the letters module's, which has the same faces in
    /// the same order.
    pub fn lend(&mut self, faces: Vec<Uint8Array>, set: Function) {
        let set = move |line: &str| {
            let numbers = set.call1(&JsValue::NULL, &line.into()).unwrap_or_else(|thrown| throw_val(thrown));
            Float32Array::from(numbers).to_vec()
        };
        self.lent = Lent::new(faces.into_iter().map(|face| face.to_vec()), set).map(Rc::new);
    }

    /// The content of the paper report, to be shown on the screen.
    pub fn paper(&self, request: Ts<ReportRequest>) -> Result<Ts<Paper>, PageError> {
        let request = take(request)?;
        give(&pdf::paper(&self.visit(&request)?, request.paper, self.lent.as_ref()).map_err(unset)?)
    }

    /// The report as a PDF. `progress` is called after each page with how many are drawn and how many there will be.
    pub fn pdf(&self, request: Ts<ReportRequest>, progress: Option<Function>) -> Result<Vec<u8>, PageError> {
        let request = take(request)?;
        let tell = move |drawn: usize, all: usize| {
            // A page that has stopped listening does not stop the report.
            let told = progress.as_ref().map(|progress| progress.call2(&JsValue::NULL, &drawn.into(), &all.into()));
            drop(told);
        };
        pdf::pdf(&self.visit(&request)?, request.paper, self.lent.as_ref(), tell).map_err(unset)
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
