//! People and places to call.

use crate::record::problem::Problem;
use crate::record::text::Label;

/// A telephone number as the person wrote it: 2–30 characters, digits and the marks people put between them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    const MAX: usize = 30;

    /// Takes the number. Refuses one with fewer than two digits, over 30 characters, or with anything but digits,
    /// spaces and `+-()./*#`.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let known = text.bytes().all(|byte| byte.is_ascii_digit() || b" +-()./*#".contains(&byte));
        if digits < 2 || !known || text.len() > Self::MAX {
            return Err(Problem::ImpossiblePhone { field, given: text.to_owned() });
        }
        Ok(Self(text.to_owned()))
    }

    /// As the person wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A person or place to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Contact {
    /// Their name, or what the place is called.
    pub name: Label,
    /// Their telephone number, if known.
    pub phone: Option<Phone>,
}
