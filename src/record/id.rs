//! How records are told apart.

use crate::record::problem::Problem;

/// The identity of a record: random, and the same for all its versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The one record that holds the settings.
    pub const SETTINGS: Self = Self([0; 16]);
    /// The one record that holds the treatment plan.
    pub const PLAN: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    /// The one record that holds the safety plan.
    pub const SAFETY_PLAN: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);

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
