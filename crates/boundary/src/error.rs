//! The one conversion to a JS `Error`: a message for developers, a stable
//! `code` for the page, and for a refused input its `field` and `detail`.

use js_sys::{Object, Reflect};
use tidemark::app::failure::Failure;
use tidemark::record::problem::Problem;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::page::Malformed;

/// Every code there is, so that the page is type-checked to have a sentence for each.
#[wasm_bindgen(typescript_custom_section)]
const CODES: &str = r#"
export type ErrorCode =
  | "out_of_range"
  | "impossible_date"
  | "impossible_time"
  | "in_future"
  | "not_after_session"
  | "end_before_onset"
  | "pressure_swapped"
  | "session_near"
  | "form_that_day"
  | "unit_mismatch"
  | "impossible_phone"
  | "cut_offs_cross"
  | "limits_cross"
  | "no_strength"
  | "unknown_zone"
  | "unknown_choice"
  | "too_long"
  | "too_many"
  | "empty"
  | "not_found"
  | "changed_since"
  | "key_lost"
  | "storage_lost"
  | "erased_elsewhere"
  | "storage_unavailable"
  | "database_too_new"
  | "database_blocked"
  | "database_superseded"
  | "storage_full"
  | "storage_timeout"
  | "conflict"
  | "storage_failed"
  | "malformed_input"
  | "report_failed";
"#;

/// An error as the page gets it.
#[derive(Debug)]
pub struct PageError(JsValue);

impl PageError {
    /// One with a code of `ErrorCode` and a message for developers.
    pub fn coded(code: &str, message: &str) -> Self {
        Self(coded(code, message))
    }
}

impl PageError {
    /// A problem with the field at this path, such as `onset.day`.
    pub(crate) fn of_field(problem: &Problem, path: &str) -> Self {
        let error = coded(problem.code(), &problem.to_string());
        set(&error, "field", path);
        set(&error, "detail", detail(problem));
        Self(error)
    }

    /// The page gave something of another shape than its types say.
    pub(crate) fn malformed(message: &str) -> Self {
        Self(coded("malformed_input", message))
    }
}

impl From<PageError> for JsValue {
    fn from(error: PageError) -> Self {
        error.0
    }
}

impl From<Failure> for PageError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Problem(problem) => problem.into(),
            failure => Self(coded(failure.code(), &failure.to_string())),
        }
    }
}

impl From<Problem> for PageError {
    fn from(problem: Problem) -> Self {
        Self::of_field(&problem, problem.field())
    }
}

impl From<Malformed> for PageError {
    /// The page gave something of another shape than its types say.
    fn from(error: Malformed) -> Self {
        Self(coded("malformed_input", &error.to_string()))
    }
}

fn coded(code: &str, message: &str) -> JsValue {
    let error: JsValue = js_sys::Error::new(message).into();
    set(&error, "code", code);
    error
}

fn detail(problem: &Problem) -> Object {
    let detail = Object::new();
    let number = |name, value: f64| set(&detail, name, value);
    let text = |name, value: &dyn ToString| set(&detail, name, value.to_string());
    match problem {
        Problem::OutOfRange { given, min, max, .. } | Problem::UnitMismatch { given, min, max, .. } => {
            number("given", *given);
            number("min", *min);
            number("max", *max);
        }
        Problem::ImpossibleDate { given, .. }
        | Problem::ImpossibleTime { given, .. }
        | Problem::ImpossiblePhone { given, .. }
        | Problem::UnknownZone { given }
        | Problem::UnknownChoice { given, .. } => text("given", given),
        Problem::InFuture { day, today, .. } => {
            text("day", day);
            text("today", today);
        }
        Problem::NotAfterSession { day, session, .. } => {
            text("day", day);
            text("session", session);
        }
        Problem::PressureSwapped { systolic, diastolic } => {
            number("systolic", (*systolic).into());
            number("diastolic", (*diastolic).into());
        }
        Problem::SessionNear { day, time, .. } => {
            text("day", day);
            if let Some(time) = time {
                text("time", time);
            }
        }
        Problem::FormThatDay { id, time, .. } => {
            text("id", id);
            if let Some(time) = time {
                text("time", time);
            }
        }
        Problem::TooLong { max, given, .. } | Problem::TooMany { max, given, .. } => {
            text("given", given);
            text("max", max);
        }
        Problem::EndBeforeOnset { .. }
        | Problem::CutOffsCross { .. }
        | Problem::LimitsCross { .. }
        | Problem::NoStrength { .. }
        | Problem::Empty { .. } => {}
    }
    detail
}

fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    let value: JsValue = value.into();
    // A plain object of our own takes any property.
    let _ = Reflect::set(object, &name.into(), &value);
}
