//! The report in English.

mod names;
mod texts;

pub(super) use texts::WORDS;
