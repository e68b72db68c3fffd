//! Records from the page, read by their tables of fields.

use js_sys::{Array, Object};
use tidemark::app::{page, plain_record};
use tidemark::record::choice::{Choice, named};
use tidemark::record::fields::Fields;
use tidemark::record::fields::node::{Fault, Misplaced, Node};
use tidemark::record::fields::value::Value;
use tidemark::record::log::Record;
use tidemark::record::problem::Problem;
use tidemark::record::time::LocalDay;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::PageError;

/// The types of records and choices, in TypeScript.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = page::TYPES;

/// A record as the page passed it. An error names the field that is wrong.
pub fn record<T: Fields>(given: &JsValue) -> Result<T, PageError> {
    record_of(&value(given))
}

/// The same, where there may be none.
pub fn maybe_record<T: Fields>(given: &JsValue) -> Result<Option<T>, PageError> {
    if given.is_null() || given.is_undefined() { Ok(None) } else { record(given).map(Some) }
}

/// A record whose day at `path` has come. That is looked at first: a day ahead makes other fields wrong too, and is what
/// the person has to mend.
pub fn record_until<T: Fields>(given: &JsValue, path: &[&'static str], today: LocalDay) -> Result<T, PageError> {
    let value = value(given);
    let day = path.iter().fold(&value, |value, name| value.get(name)).text();
    if let Some(day) = day.and_then(|day| LocalDay::parse("day", day).ok()).filter(|day| *day > today) {
        return Err(PageError::of_field(&Problem::InFuture { field: "day", day, today }, &path.join(".")));
    }
    record_of(&value)
}

/// The fields of a type among others: a receipt that says more is a receipt.
pub fn part<T: Fields>(given: &JsValue) -> Result<T, PageError> {
    Ok(T::read(&Node::given(&value(given)))?)
}

/// A record of a kind that `App::save` keeps, by the name of the kind.
pub fn record_of_kind(kind: &str, given: &JsValue) -> Result<Record, PageError> {
    let unknown = || Problem::UnknownChoice { field: "kind", given: kind.to_owned() };
    let value = value(given);
    Ok(plain_record(kind, &Node::given(&value)).ok_or_else(unknown)??)
}

/// A record whose `field` may be left out and then has the value `usual`.
pub fn record_with<T: Fields>(given: &JsValue, field: &'static str, usual: Value) -> Result<T, PageError> {
    let mut value = value(given);
    if let Value::Object(fields) = &mut value
        && let Some((_, place)) = fields.iter_mut().find(|(name, _)| name == field)
        && *place == Value::Null
    {
        *place = usual;
    }
    record_of(&value)
}

fn record_of<T: Fields>(value: &Value) -> Result<T, PageError> {
    Ok(T::from_node(&Node::given(value))?)
}

/// A choice by its name.
pub fn choice<C: Choice>(given: &str) -> Result<C, PageError> {
    let unknown = || Problem::UnknownChoice { field: "choice", given: given.to_owned() };
    Ok(named(given).ok_or_else(unknown)?)
}

impl From<Misplaced> for PageError {
    fn from(misplaced: Misplaced) -> Self {
        // When an item of a list is wrong, the page marks the whole list.
        let path = misplaced.path().split('[').next().unwrap_or_default();
        match misplaced.fault() {
            Fault::Refused(problem) if path.is_empty() => Self::of_field(problem, problem.field()),
            Fault::Refused(problem) => Self::of_field(problem, path),
            Fault::Wanted(_) | Fault::UnknownName(_) | Fault::Twice => Self::malformed(&misplaced.to_string()),
        }
    }
}

/// Plain data from the page. Anything else becomes null.
fn value(given: &JsValue) -> Value {
    if let Some(text) = given.as_string() {
        Value::Text(text)
    } else if let Some(number) = given.as_f64() {
        Value::from(number)
    } else if let Some(yes) = given.as_bool() {
        Value::Bool(yes)
    } else if let Some(list) = given.dyn_ref::<Array>() {
        Value::List(list.iter().map(|item| value(&item)).collect())
    } else if let Some(object) = given.dyn_ref::<Object>() {
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default().into(), value(&entry.get(1)))
        };
        Value::Object(Object::entries(object).iter().map(field).collect())
    } else {
        Value::Null
    }
}
