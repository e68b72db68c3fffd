//! Records from plain data, read as the page's are, and what the page is told if they are refused.

use serde_json::Value as Json;
use tidemark::app::failure::Failure;
use tidemark::record::error_code::ErrorCode;
use tidemark::record::fields::Fields;
use tidemark::record::fields::node::{Fault, Misplaced, Node};
use tidemark::record::fields::value::Value;
use tidemark::record::kinds::phq9::Frequency;
use tidemark::record::kinds::side_effect::{Effect, NamedEffect};
use tidemark::record::time::{LocalDay, MinuteOfDay, When};

/// Why an input was refused: the code, and the path of the field, or nothing if no field is at fault.
#[derive(Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    pub(crate) path: String,
}

impl Refusal {
    /// The refusal that a test expects.
    pub(crate) fn at(path: &str, code: &'static str) -> Self {
        Self { code, path: path.to_owned() }
    }
}

impl From<Misplaced> for Refusal {
    fn from(misplaced: Misplaced) -> Self {
        let code = match misplaced.fault() {
            Fault::Refused(problem) => problem.code(),
            _ => ErrorCode::MalformedInput,
        };
        Self { code: code.as_str(), path: misplaced.path().to_owned() }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        let path = match &failure {
            Failure::Problem(problem) => problem.field(),
            _ => "",
        };
        Self { code: failure.code().as_str(), path: path.to_owned() }
    }
}

/// A record from this plain data, as the page gives it.
pub(crate) fn given<X: Fields>(json: &Json) -> Result<X, Refusal> {
    given_value(&plain(json))
}

/// The same from data that JSON may not be able to hold.
pub(crate) fn given_value<X: Fields>(value: &Value) -> Result<X, Refusal> {
    Ok(X::from_node(&Node::given(value))?)
}

/// Plain data from JSON. Every number becomes the one kind of number that JavaScript has.
pub(crate) fn plain(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(yes) => Value::Bool(*yes),
        Json::Number(number) => Value::from(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(values) => Value::List(values.iter().map(plain).collect()),
        Json::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone().into(), plain(value))).collect())
        }
    }
}

/// An object with one field set to another value.
pub(crate) fn with(mut object: Json, field: &str, value: impl Into<Json>) -> Json {
    object[field] = value.into();
    object
}

/// The day in this text.
pub(crate) fn date(text: &str) -> LocalDay {
    LocalDay::parse("day", text).unwrap()
}

/// The time of day in this text.
pub(crate) fn time(text: &str) -> MinuteOfDay {
    MinuteOfDay::parse("time", text).unwrap()
}

/// A day without a time.
pub(crate) fn on(day: &str) -> When {
    When { day: date(day), time: None }
}

/// A day and its time.
pub(crate) fn at(day: &str, minute: &str) -> When {
    When { day: date(day), time: Some(time(minute)) }
}

/// Answers to a questionnaire, by their points.
pub(crate) fn items<const COUNT: usize>(points: [Option<u8>; COUNT]) -> [Option<Frequency>; COUNT] {
    points.map(|item| item.map(|points| Frequency::new("items", points).unwrap()))
}

/// The listed effect of this name.
pub(crate) fn named(effect: &Effect) -> NamedEffect {
    match effect {
        Effect::Named(named) => *named,
        Effect::Own(own) => panic!("{own:?} is not on the list"),
    }
}
