//! JSON text to a tree of plain data and back, within limits.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};

use crate::record::fields::value::Value;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 32;
/// The most values in one file, so that a hostile one cannot fill the memory.
pub const MAX_VALUES: usize = 4_000_000;

/// Why bytes could not be read as a tree.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More than [`MAX_BYTES`].
    #[error("the file is larger than 64 MB")]
    TooLarge,
    /// Not JSON, or beyond a limit on depth, number of values or names.
    #[error("{0}")]
    Malformed(String),
}

/// The tree in these bytes, which may start with a byte order mark.
pub fn parse(bytes: &[u8]) -> Result<Value, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut left = MAX_VALUES;
    let mut input = serde_json::Deserializer::from_slice(bytes);
    let value = Branch { depth: 0, left: &mut left }.deserialize(&mut input);
    let whole = value.and_then(|value| input.end().map(|()| value));
    whole.map_err(|error| Unreadable::Malformed(error.to_string()))
}

/// The bytes of a tree, indented, ending in a line feed.
#[expect(clippy::missing_panics_doc, reason = "it never panics: no value of a tree is refused")]
pub fn write(value: &Value) -> Vec<u8> {
    // Serialising a tree into memory cannot fail: all its keys are texts.
    let mut bytes = serde_json::to_vec_pretty(value).expect("a tree");
    bytes.push(b'\n');
    bytes
}

/// A value to be read, with its depth and how many values may still be read.
struct Branch<'a> {
    depth: usize,
    left: &'a mut usize,
}

impl Branch<'_> {
    fn below<E: serde::de::Error>(&mut self) -> Result<Branch<'_>, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(format_args!("more than {MAX_DEPTH} levels")));
        }
        Ok(Branch { depth: self.depth + 1, left: self.left })
    }
}

impl<'de> DeserializeSeed<'de> for Branch<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        *self.left = self.left.checked_sub(1).ok_or_else(|| D::Error::custom("more values than can be read"))?;
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Branch<'_> {
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
        while let Some(item) = items.next_element_seed(self.below()?)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<Value, A::Error> {
        let mut object: Vec<(Cow<'static, str>, Value)> = Vec::new();
        let mut names = std::collections::BTreeSet::new();
        while let Some(name) = fields.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("the name {name:?} stands twice in one object")));
            }
            object.push((name.into(), fields.next_value_seed(self.below()?)?));
        }
        Ok(Value::Object(object))
    }
}
