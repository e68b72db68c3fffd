//! Texts with places in them, and how the places are filled.

use std::fmt::Display;

/// A sentence with `N` places, `{0}` and so on, in the order that its language wants.
pub(crate) struct Sentence<const N: usize>(&'static str);

impl<const N: usize> Sentence<N> {
    /// Does not compile as a constant unless the text has each of its places, and no other.
    pub(crate) const fn new(text: &'static str) -> Self {
        assert!(places_in(text) + 1 == 1 << N, "every place is in the text, and no other");
        Self(text)
    }

    /// The sentence with its places filled.
    pub(crate) fn with(&self, given: [&str; N]) -> String {
        fill(self.0, &given)
    }
}

/// A text that depends on a number, whose place is `{0}`.
pub(crate) struct Counted {
    one: &'static str,
    many: &'static str,
}

impl Counted {
    /// Takes the text for one, which may leave the number out, and the text for every other number. Does not compile
    /// as a constant if one of them has another place, or if the second has none.
    pub(crate) const fn new(one: &'static str, many: &'static str) -> Self {
        assert!(places_in(one) <= 1, "the text for one has no other place than its number");
        assert!(places_in(many) == 1, "the text for many has its number, and no other place");
        Self { one, many }
    }

    /// The text for a number.
    pub(crate) fn of(&self, number: impl Display) -> String {
        let number = number.to_string();
        fill(if number == "1" { self.one } else { self.many }, &[&number])
    }
}

/// What each of several choices is called.
pub(crate) struct Names<K>(pub(crate) fn(K) -> &'static str);

impl<K> Names<K> {
    /// The name of a choice.
    pub(crate) fn of(&self, choice: K) -> &'static str {
        (self.0)(choice)
    }
}

/// The places of a text, each as the bit of its number.
const fn places_in(text: &str) -> u32 {
    let (bytes, mut at, mut found) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        if bytes[at] == b'{' {
            assert!(bytes[at + 2] == b'}', "a place is one digit in braces");
            found |= 1 << (bytes[at + 1] - b'0');
        }
        at += 1;
    }
    found
}

fn fill(text: &str, given: &[&str]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or_default();
        let given = place.parse().ok().and_then(|place: usize| given.get(place));
        filled.push_str(given.copied().unwrap_or_default());
        filled.push_str(rest);
    }
    filled
}
