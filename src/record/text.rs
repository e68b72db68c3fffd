//! Words a person types, kept as they are within a stated length.

use crate::record::problem::Problem;

/// Free text of at most `MAX` characters (Unicode scalar values), never empty,
/// without white space at its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MAX: usize>(Box<str>);

/// A note to go with an entry.
pub type Note = Text<4000>;
/// A short name, such as that of a drug, a clinic, or a side effect in the person's own words.
pub type Label = Text<80>;

impl<const MAX: usize> Text<MAX> {
    /// Trims and takes the text. Refuses an empty one, and one over `MAX` characters.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(Problem::Empty { field });
        }
        // A character takes at least one byte, so most texts need no counting.
        if trimmed.len() > MAX {
            let given = trimmed.chars().count();
            if given > MAX {
                return Err(Problem::TooLong { field, given, max: MAX });
            }
        }
        Ok(Self(trimmed.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
