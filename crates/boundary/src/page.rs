//! What goes to the page and comes back: plain JS objects of types that TypeScript knows too.

use js_sys::{Array, Reflect, Uint8Array};
use serde::de::value::StringDeserializer;
use serde::de::{
    Deserialize as _, DeserializeOwned, DeserializeSeed, Deserializer, Error, Expected, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::PageError;

/// Plain data as the page receives it: whatever is missing is null.
pub fn plain<T: serde::Serialize>(data: &T) -> Result<JsValue, PageError> {
    let output = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    // Plain data always becomes an object.
    Ok(data.serialize(&output).map_err(|_| Malformed::default())?)
}

/// A view as the page receives it.
pub fn give<T: Tsify + serde::Serialize>(view: &T) -> Result<Ts<T>, PageError> {
    // Plain data can always become an object.
    Ok(view.into_ts().map_err(|_| Malformed::default())?)
}

/// What the page passed, if it has the shape of its type.
pub fn take<T: Tsify + DeserializeOwned>(given: Ts<T>) -> Result<T, PageError> {
    Ok(T::deserialize(Given(given.into()))?)
}

/// The same, where there may be none.
pub fn maybe_take<T: DeserializeOwned>(given: JsValue) -> Result<Option<T>, PageError> {
    Ok(Option::deserialize(Given(given))?)
}

/// Something whose shape does not match its type.
#[derive(Clone, Copy, Debug, Default, thiserror::Error)]
#[error("not of the expected shape: {field}")]
pub struct Malformed {
    /// The innermost field that holds it; empty outside any field.
    field: &'static str,
}

impl Malformed {
    fn within(self, field: &'static str) -> Self {
        if self.field.is_empty() { Self { field } } else { self }
    }
}

/// serde's reasons are dropped: putting them into words needs the printing of floats, which weighs as much as ten
/// views.
impl Error for Malformed {
    fn custom<T>(_: T) -> Self {
        Self::default()
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::default()
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::default()
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::default()
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::default()
    }
}

/// A value from the page, to be read in the way that its type asks for.
///
/// serde-wasm-bindgen reads a struct by looking it up as a map, which costs about a kilobyte for every type. Here the
/// fields are asked for in the order in which they are declared.
struct Given(JsValue);

impl Given {
    fn number(&self) -> Result<f64, Malformed> {
        self.0.as_f64().ok_or_else(Malformed::default)
    }

    fn whole(&self) -> Result<i64, Malformed> {
        let number = self.number()?;
        #[expect(clippy::cast_possible_truncation, reason = "a loss is found by comparing")]
        let whole = number as i64;
        #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "comparing is how a loss is found")]
        let same = whole as f64 == number;
        if same { Ok(whole) } else { Err(Malformed::default()) }
    }

    fn text(&self) -> Result<String, Malformed> {
        self.0.as_string().ok_or_else(Malformed::default)
    }

    fn is_missing(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
            visitor.visit_i64(self.whole()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Given {
    type Error = Malformed;

    /// Input is never read without knowing its type.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Malformed> {
        Err(Malformed::default())
    }

    whole_numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_i32 }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(Malformed::default)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let bytes: Uint8Array = self.0.dyn_into().map_err(|_| Malformed::default())?;
        visitor.visit_byte_buf(bytes.to_vec())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        if self.is_missing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let list: Array = self.0.dyn_into().map_err(|_| Malformed::default())?;
        visitor.visit_seq(Items { list, next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        if !self.0.is_object() {
            return Err(Malformed::default());
        }
        visitor.visit_seq(Fields { object: self.0, left: fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_enum(StringDeserializer::new(self.text()?))
    }

    forward_to_deserialize_any! {
        i8 i16 i64 u64 i128 u128 f32 char str bytes unit unit_struct newtype_struct tuple tuple_struct map
        identifier ignored_any
    }
}

/// The items of a list.
struct Items {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        let item = self.list.get(self.next);
        self.next += 1;
        seed.deserialize(Given(item)).map(Some)
    }
}

/// The fields of an object, in the order its type declares them.
struct Fields {
    object: JsValue,
    left: &'static [&'static str],
}

impl Fields {
    /// The next field and its value, which is undefined if there is none.
    fn next(&mut self) -> Option<(&'static str, Given)> {
        let (field, left) = self.left.split_first()?;
        self.left = left;
        Some((field, Given(Reflect::get(&self.object, &(*field).into()).unwrap_or_default())))
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        let Some((field, value)) = self.next() else { return Ok(None) };
        seed.deserialize(value).map(Some).map_err(|error| error.within(field))
    }
}
