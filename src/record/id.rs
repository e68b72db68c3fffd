//! How records are told apart.

use crate::record::kinds::asked::Form;
use crate::record::problem::Problem;

/// The identity of a record: random, and the same for all its versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The one record that holds the settings.
    pub const SETTINGS: Self = Self::fixed(0);
    /// The one record that holds the treatment plan.
    pub const PLAN: Self = Self::fixed(1);
    /// The one record that holds the safety plan.
    pub const SAFETY_PLAN: Self = Self::fixed(2);
    /// The number of the first id for a form that was put off.
    const PUT_OFF: u8 = 3;

    const fn fixed(number: u8) -> Self {
        Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number])
    }

    /// The one record of until when this form was put off.
    pub fn put_off(form: Form) -> Self {
        Self::fixed(Self::PUT_OFF + form.number())
    }

    /// Whether it belongs to the one record of its kind, and was not drawn at random.
    pub fn is_fixed(self) -> bool {
        (0..Self::PUT_OFF).any(|number| self == Self::fixed(number))
            || Form::ALL.into_iter().any(|form| self == Self::put_off(form))
    }

    /// An identity from sixteen bytes that the host drew at random.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// Reads the 32 hexadecimal digits that [`std::fmt::Display`] writes.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let refused = || Problem::UnknownChoice { field, given: text.to_owned() };
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        u128::from_str_radix(text, 16).map(|number| Self(number.to_be_bytes())).map_err(|_| refused())
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl std::fmt::Debug for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordId({self})")
    }
}
