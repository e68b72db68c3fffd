//! The columns of a field, and the cells of its values. No cell holds a bare decimal number: some spreadsheets turn
//! 22.5 into the 22nd of May.

use super::cell::{Cell, Column};
use crate::exchange::uuid::grouped;
use crate::record::choice::snake;
use crate::record::fields::value::Value;
use crate::record::fields::{Cells, FieldInfo};

/// The columns of a field.
pub(super) fn columns(field: &FieldInfo) -> Vec<Column> {
    let name = field.column.map_or_else(|| snake(field.name), str::to_owned);
    let column = |name: String, unit| Column { name, unit };
    let unit = field.shape.unit;
    match field.shape.cells {
        Cells::One | Cells::Words | Cells::Id | Cells::Together | Cells::Named => vec![column(name, unit)],
        Cells::Minutes => vec![column(name, "min")],
        Cells::Hundredths => vec![column(format!("{name}_hundredths"), unit)],
        Cells::Time => vec![column(field.column.unwrap_or("time").to_owned(), unit)],
        Cells::Dose => vec![
            column(name.clone(), "text"),
            column(format!("{name}_thousandths"), "0.001 of dose_unit"),
            column(format!("{name}_unit"), "UCUM"),
        ],
        Cells::NamedOr { other } => vec![column(name.clone(), unit), column(format!("{other}_{name}"), "text")],
        Cells::End => vec![
            column(name.clone(), unit),
            column(format!("{name}_day"), "YYYY-MM-DD"),
            column(format!("{name}_time"), "HH:MM"),
        ],
        Cells::Items(count) => (1..=count).map(|item| column(format!("item_{item}"), unit)).collect(),
        Cells::Answers(names) => names().into_iter().map(|name| column(snake(name), unit)).collect(),
        Cells::Nowhere => Vec::new(),
    }
}

/// The cells of a field in this record, one for each of its columns.
pub(super) fn cells(field: &FieldInfo, record: &Value) -> Vec<Cell> {
    let value = record.get(field.name);
    match field.shape.cells {
        Cells::One => vec![plain(value)],
        Cells::Words => vec![value.text().map_or_else(Cell::default, Cell::words)],
        Cells::Id => vec![value.text().map(grouped).into()],
        Cells::Minutes => vec![value.number().map(|hours| whole(hours * 60.0)).into()],
        Cells::Hundredths => vec![value.number().map(|points| whole(points * 100.0)).into()],
        Cells::Time => vec![plain(value.get("time"))],
        Cells::Dose => dose(value),
        Cells::NamedOr { other } => match value.text() {
            Some(name) => vec![name.into(), Cell::default()],
            None => vec![other.into(), value.get(other).text().map_or_else(Cell::default, Cell::words)],
        },
        Cells::End => end(value),
        Cells::Items(_) => value.list().iter().map(plain).collect(),
        Cells::Answers(names) => names().into_iter().map(|name| plain(value.get(name))).collect(),
        Cells::Together => vec![value.list().iter().filter_map(Value::text).collect::<Vec<_>>().join(" ").into()],
        Cells::Named => vec![named(value).into()],
        Cells::Nowhere => Vec::new(),
    }
}

/// A value that is one word or one whole number.
fn plain(value: &Value) -> Cell {
    match value {
        Value::Bool(yes) => (*yes).into(),
        Value::Whole(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Null | Value::Decimal(_) | Value::List(_) | Value::Object(_) => Cell::default(),
    }
}

fn dose(value: &Value) -> Vec<Cell> {
    let Some((amount, unit)) = value.get("amount").number().zip(value.get("unit").text()) else {
        return vec![Cell::default(); 3];
    };
    vec![format!("{amount} {unit}").into(), whole(amount * 1000.0).into(), unit.into()]
}

fn end(value: &Value) -> Vec<Cell> {
    let by = value.get("by");
    let (which, at) = match value {
        Value::Null => return vec![Cell::default(); 3],
        Value::Text(name) => (name.as_str(), &Value::Null),
        _ if *by != Value::Null => ("overBy", by),
        at => ("ended", at),
    };
    vec![which.into(), plain(at.get("day")), plain(at.get("time"))]
}

fn named(value: &Value) -> String {
    let Value::Object(fields) = value else { return String::new() };
    let numbers = fields.iter().filter_map(|(name, value)| Some(format!("{name}={}", value.number()?)));
    numbers.collect::<Vec<_>>().join(" ")
}

fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "every range is far below 2^53")]
    let whole = number.round() as i64;
    whole
}
