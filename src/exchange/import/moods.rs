//! What words for moods mean.

use super::columns::words;
use super::{Answers, Question, Reason, Without, Word};
use crate::exchange::limit::MAX_WORDS;
use crate::record::text::Label;

/// Daylio's own words, worst first.
pub(super) const WORDS: [&str; 5] = ["awful", "bad", "meh", "good", "rad"];

/// What a mood word means.
pub(super) struct Meaning {
    /// 1 (worst) to 5.
    pub(super) points: u8,
    pub(super) word: Option<Label>,
}

/// The words of one file.
pub(super) struct Meanings<'a> {
    answers: &'a Answers,
    words: Vec<Word>,
    /// Some word is none of the five: then these may be in another order, and are asked about too.
    has_own: bool,
    open: u32,
}

/// What one of the five means unless the person says otherwise.
fn usual(word: &str) -> Option<u8> {
    (1..).zip(WORDS).find(|(_, known)| known.eq_ignore_ascii_case(word)).map(|(points, _)| points)
}

impl<'a> Meanings<'a> {
    /// For a file whose moods are these words.
    pub(super) fn new<'t>(answers: &'a Answers, mut all: impl Iterator<Item = &'t str>) -> Self {
        let has_own = all.any(|word| !word.is_empty() && usual(word).is_none());
        Self { answers, words: Vec::new(), has_own, open: 0 }
    }

    /// What a word means; asks if nobody has said yet.
    pub(super) fn of(&mut self, word: &str, without: &mut Without) -> Result<Meaning, Reason> {
        if word.is_empty() {
            return Err(Reason::NoValue);
        }
        let lower = word.to_lowercase();
        let usual = usual(word);
        let given = self.answers.moods.iter().find(|(known, _)| *known == lower).map(|(_, points)| *points);
        if self.has_own && self.words.len() <= MAX_WORDS && !self.words.iter().any(|known| known.word == lower) {
            self.open += u32::from(given.is_none() && usual.is_none());
            self.words.push(Word { word: lower, usual });
        }
        let points = given.unwrap_or(usual).filter(|points| (1..=5).contains(points)).ok_or(Reason::LeftOut)?;
        Ok(Meaning { points, word: words("word", word, without) })
    }

    /// How many words nobody has said the meaning of.
    pub(super) fn open(&self) -> u32 {
        self.open
    }

    pub(super) fn question(self) -> Option<Question> {
        (!self.words.is_empty()).then_some(Question::Moods { words: self.words })
    }
}
