//! The one conversion to a JS `Error`: a message for developers, a stable `code` for the page, and the `field` and
//! `detail` of an input that was refused.

use js_sys::{Array, Object, Reflect};
use tidemark::app::failure::Failure;
use tidemark::app::ways;
use tidemark::record::error_code::ErrorCode;
use tidemark::record::problem::Problem;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::page::{Malformed, plain};

#[wasm_bindgen(typescript_custom_section)]
const CODES: &str = ErrorCode::TYPESCRIPT;

/// An error as the page receives it.
#[derive(Debug)]
pub struct PageError(JsValue);

impl PageError {
    /// An error with this code, and a message for developers.
    pub fn coded(code: ErrorCode, message: &str) -> Self {
        Self(coded(code, message))
    }

    /// A problem with the field at this path, such as `onset.day`.
    pub(crate) fn of_field(problem: &Problem, path: &str) -> Self {
        let error = coded(problem.code(), &problem.to_string());
        set(&error, "field", path);
        set(&error, "detail", detail(problem));
        Self(error)
    }

    fn detailed(code: ErrorCode, message: &str, parts: &[(&str, JsValue)]) -> Self {
        let (error, detail) = (coded(code, message), Object::new());
        for (name, value) in parts {
            set(&detail, name, value);
        }
        set(&error, "detail", detail);
        Self(error)
    }

    /// The page passed something whose shape does not match its type.
    pub(crate) fn malformed(message: &str) -> Self {
        Self(coded(ErrorCode::MalformedInput, message))
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
            Failure::OlderCopy { here, known } => {
                Self::detailed(failure.code(), &failure.to_string(), &[("here", here.into()), ("known", known.into())])
            }
            Failure::Locked { ref slots } | Failure::WrongKey { ref slots } => {
                let ways = ways(slots);
                let ways: Array = ways.iter().map(|way| plain(way).unwrap_or_default()).collect();
                Self::detailed(failure.code(), &failure.to_string(), &[("ways", ways.into())])
            }
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
    /// The page passed something whose shape does not match its type.
    fn from(error: Malformed) -> Self {
        Self(coded(ErrorCode::MalformedInput, &error.to_string()))
    }
}

fn coded(code: ErrorCode, message: &str) -> JsValue {
    let error: JsValue = js_sys::Error::new(message).into();
    set(&error, "code", code.as_str());
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
        Problem::Overlaps { since, until, .. } => {
            text("since", since);
            if let Some(until) = until {
                text("until", until);
            }
        }
        Problem::RegimenUnderway { since, .. } | Problem::SessionOnRegimen { since, .. } => text("since", since),
        Problem::NoRegimen { day, .. } => text("day", day),
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
    // A plain object that we have just made accepts any property.
    let _ = Reflect::set(object, &name.into(), &value);
}
