//! JSON text to a tree of plain data and back, within limits.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::exchange::limit::{Limit, MAX_BYTES, MAX_DEPTH, MAX_NAMES, MAX_VALUES};
use crate::record::fields::value::Value;

pub use super::write::{write, write_line};

/// Why bytes could not be read as a tree.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Too much of something.
    #[error("{0}")]
    TooMuch(Limit),
    /// Not JSON, or a name that stands twice in one object.
    #[error("{0}")]
    Malformed(String),
}

/// The tree in these bytes, which may start with a byte order mark. Of an object at the root, only the values under the
/// wanted names are read; the others are null.
pub fn parse(bytes: &[u8], wanted: &[&str]) -> Result<Value, Unreadable> {
    read(bytes, Some(wanted), Beside::Nothing).map(|(value, _)| value)
}

/// The same, and the text of the value under one more name, as it stands in the file.
pub fn parse_around<'a>(
    bytes: &'a [u8],
    wanted: &'a [&'a str],
    name: &'a str,
) -> Result<(Value, Option<&'a str>), Unreadable> {
    read(bytes, Some(wanted), Beside::Text(name, None))
}

/// The same, with every name read; but the values in the list under one name of the root are handed to `take` one by
/// one, with their places, and let go. The list itself is empty.
pub fn parse_each(bytes: &[u8], list: &str, take: &mut dyn FnMut(usize, Value)) -> Result<Value, Unreadable> {
    read(bytes, None, Beside::Each(list, take)).map(|(value, _)| value)
}

fn read<'a>(
    bytes: &'a [u8],
    wanted: Option<&'a [&'a str]>,
    beside: Beside<'a>,
) -> Result<(Value, Option<&'a str>), Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooMuch(Limit::Bytes));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reading = Reading { left: MAX_VALUES, wanted, beside, broken: None };
    let mut input = serde_json::Deserializer::from_slice(bytes);
    let value = Branch { depth: 0, is_each: false, reading: &mut reading }.deserialize(&mut input);
    let whole = value.and_then(|value| input.end().map(|()| value));
    let value = whole.map_err(|error| match reading.broken {
        Some(limit) => Unreadable::TooMuch(limit),
        None => Unreadable::Malformed(error.to_string()),
    })?;
    let text = match reading.beside {
        Beside::Text(_, text) => text.map(RawValue::get),
        _ => None,
    };
    Ok((value, text))
}

/// What is done with the value under one name of the root, beside the tree.
enum Beside<'a> {
    Nothing,
    /// It is a list, and its values are handed over.
    Each(&'a str, &'a mut dyn FnMut(usize, Value)),
    /// Its text is kept once it is found.
    Text(&'a str, Option<&'a RawValue>),
}

/// One reading of a file.
struct Reading<'a> {
    /// How many values may still be read.
    left: usize,
    /// The names that are read at the root, if not all.
    wanted: Option<&'a [&'a str]>,
    beside: Beside<'a>,
    /// The limit that ended the reading.
    broken: Option<Limit>,
}

impl<'a> Reading<'a> {
    fn refuse<T, E: serde::de::Error>(&mut self, limit: Limit) -> Result<T, E> {
        self.broken = Some(limit);
        Err(E::custom(limit))
    }

    /// Where the text of the value under this name is kept, if it is.
    fn text_of(&mut self, name: &str) -> Option<&mut Option<&'a RawValue>> {
        match &mut self.beside {
            Beside::Text(kept, text) if *kept == name => Some(text),
            _ => None,
        }
    }

    fn is_each(&self, name: &str) -> bool {
        matches!(&self.beside, Beside::Each(list, _) if *list == name)
    }
}

/// A value to be read.
struct Branch<'a, 'r> {
    depth: usize,
    /// It is the list whose values are handed over.
    is_each: bool,
    reading: &'a mut Reading<'r>,
}

impl<'r> Branch<'_, 'r> {
    fn below<E: serde::de::Error>(&mut self) -> Result<Branch<'_, 'r>, E> {
        if self.depth == MAX_DEPTH {
            return self.reading.refuse(Limit::Depth);
        }
        Ok(Branch { depth: self.depth + 1, is_each: false, reading: self.reading })
    }
}

impl<'de> DeserializeSeed<'de> for Branch<'_, 'de> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        match self.reading.left.checked_sub(1) {
            Some(left) => self.reading.left = left,
            None => return self.reading.refuse(Limit::Values),
        }
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Branch<'_, 'de> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value).map(Value::Whole).map_err(|_| E::custom("a number that is too large"))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Decimal(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        for place in 0.. {
            let Some(item) = items.next_element_seed(self.below()?)? else { break };
            match &mut self.reading.beside {
                Beside::Each(_, take) if self.is_each => {
                    take(place, item);
                    self.reading.left = MAX_VALUES;
                }
                _ => list.push(item),
            }
        }
        // Most lists are short, and room for more would add up.
        list.shrink_to_fit();
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<Value, A::Error> {
        let mut object: Vec<(Cow<'static, str>, Value)> = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            if object.len() == MAX_NAMES {
                return self.reading.refuse(Limit::Names);
            }
            if object.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(format_args!("the name {name:?} stands twice in one object")));
            }
            let is_root = self.depth == 0;
            let value = if let Some(text) = self.reading.text_of(&name).filter(|_| is_root) {
                *text = Some(fields.next_value()?);
                Value::Null
            } else if is_root && self.reading.wanted.is_some_and(|wanted| !wanted.contains(&&*name)) {
                fields.next_value::<IgnoredAny>()?;
                Value::Null
            } else {
                let is_each = is_root && self.reading.is_each(&name);
                fields.next_value_seed(Branch { is_each, ..self.below()? })?
            };
            object.push((name.into(), value));
        }
        object.shrink_to_fit();
        Ok(Value::Object(object))
    }
}
