//! The names of months and weekdays, in full and as each language shortens them. Three letters of a name prove nothing:
//! Finnish November begins like March.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::tokens::Token;

/// One line for each language: its name, then the names of each month.
const MONTHS: &str = include_str!("months.txt");
/// The names of weekdays. They say nothing that the date does not say.
const WEEKDAYS: &str = include_str!("weekdays.txt");

/// A name of a month: the languages that have it, one bit for each, and the month it is in them.
type Meanings = Vec<(u64, u8)>;

static BY_NAME: LazyLock<BTreeMap<&str, Meanings>> = LazyLock::new(|| {
    let mut by_name: BTreeMap<&str, Meanings> = BTreeMap::new();
    for (language, line) in MONTHS.lines().enumerate() {
        let months = line.split_once(": ").map_or("", |(_, months)| months);
        for (month, name) in
            (1..).zip(months.split('|')).flat_map(|(month, names)| names.split(' ').map(move |name| (month, name)))
        {
            by_name.entry(name).or_default().push((1 << language, month));
        }
    }
    by_name
});

static DAYS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let mut days = BTreeSet::new();
    days.extend(WEEKDAYS.split_whitespace());
    days
});

/// The languages that the months of a file can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Languages(u64);

impl Languages {
    pub(super) const ALL: Self = Self(u64::MAX);

    /// Those of them that know these names of months too.
    pub(super) fn that_know(self, tokens: &[Token<'_>]) -> Self {
        tokens.iter().fold(self, |languages, token| match token {
            Token::Word(word) => match BY_NAME.get(word) {
                Some(meanings) => Self(languages.0 & meanings.iter().fold(0, |all, (language, _)| all | language)),
                None => languages,
            },
            _ => languages,
        })
    }

    /// The month of this name. `None` if there is none, or if the languages do not agree: the tenth month of Croatian
    /// is the eleventh of Polish.
    pub(super) fn month(self, word: &str) -> Option<u8> {
        // Names of languages that do not go together are looked up in all of them.
        let languages = if self.0 == 0 { Self::ALL.0 } else { self.0 };
        let mut months = BY_NAME.get(word)?.iter().filter(|(language, _)| languages & language != 0);
        let (_, first) = months.next()?;
        months.all(|(_, month)| month == first).then_some(*first)
    }
}

/// Whether any language has a month of this name.
pub(super) fn is_month(word: &str) -> bool {
    BY_NAME.contains_key(word)
}

/// Whether a weekday has this name.
pub(super) fn is_weekday(word: &str) -> bool {
    DAYS.contains(word)
}
