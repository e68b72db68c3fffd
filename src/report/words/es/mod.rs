//! The report in Spanish of the United States. Words about the person fit a woman and a man alike.

mod names;
mod texts;

pub(super) use texts::WORDS;
