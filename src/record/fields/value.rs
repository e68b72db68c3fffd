//! Plain data, as a tree that keeps its names in order: the form a record has on the page and in a JSON file.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::record::kinds::phq9::Frequency;
use crate::record::text::Text;
use crate::record::values::{Burden, Grade, Level};

/// A value. A number written without a fraction or an exponent is whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number; always finite.
    Decimal(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Named values, no name twice, in the order of the file.
    Object(Vec<(Cow<'static, str>, Self)>),
}

impl Value {
    /// The value under this name; null if there is none.
    pub fn get(&self, name: &str) -> &Self {
        match self {
            Self::Object(fields) => {
                fields.iter().find(|(known, _)| known == name).map_or(&Self::Null, |(_, value)| value)
            }
            _ => &Self::Null,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2^53 lie outside of every range")]
            Self::Whole(number) => Some(*number as f64),
            Self::Decimal(number) => Some(*number),
            _ => None,
        }
    }

    /// The values if it is a list, otherwise none.
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => output.serialize_unit(),
            Self::Bool(value) => output.serialize_bool(*value),
            Self::Whole(value) => output.serialize_i64(*value),
            Self::Decimal(value) => output.serialize_f64(*value),
            Self::Text(value) => output.serialize_str(value),
            Self::List(values) => output.collect_seq(values),
            Self::Object(fields) => {
                let mut map = output.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

/// An object with its names in this order.
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::record::fields::value::Value::Object(vec![$(($name.into(), $crate::record::fields::value::Value::from($value))),*])
    };
}
pub(crate) use object;

macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::Whole(value.into())
            }
        }
    )*};
}

whole!(u8, u16, u32);

/// Values that are written as text, by their `Display`.
macro_rules! displayed {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::Text(value.to_string())
            }
        }
    )*};
}

displayed!(
    crate::record::id::RecordId,
    crate::record::rough_date::RoughDate,
    crate::record::time::LocalDay,
    crate::record::time::MinuteOfDay
);

macro_rules! points {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                value.points().into()
            }
        }
    )*};
}

points!(Level, Grade, Burden, Frequency);

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// Only for finite numbers: JSON has no others.
impl From<f64> for Value {
    fn from(value: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "whole and far below 2^53")]
        if value.fract() == 0.0 && value.abs() < 1e15 { Self::Whole(value as i64) } else { Self::Decimal(value) }
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<const MAX: usize> From<&Text<MAX>> for Value {
    fn from(value: &Text<MAX>) -> Self {
        value.as_str().into()
    }
}

impl<const MAX: usize> From<&Option<Text<MAX>>> for Value {
    fn from(value: &Option<Text<MAX>>) -> Self {
        value.as_ref().into()
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const COUNT: usize> From<[T; COUNT]> for Value {
    fn from(values: [T; COUNT]) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
