//! The two faces, and what they can print.

use std::borrow::Cow;
use std::fmt::Write as _;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

// Noto Sans, cut down by `npm run faces` in www.
static REGULAR: &[u8] = include_bytes!("faces/regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("faces/semibold.ttf");

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// The faces of the report.
pub(super) struct Faces {
    regular: Face,
    semibold: Face,
}

impl Faces {
    /// `None` if the built-in faces cannot be read.
    pub(super) fn load() -> Option<Self> {
        Some(Self { regular: Face::load(REGULAR)?, semibold: Face::load(SEMIBOLD)? })
    }

    pub(super) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        }
    }
}

/// A letter's glyph and its advance, as a multiple of the type size.
#[derive(Clone, Copy)]
struct Glyph {
    letter: char,
    id: u32,
    advance: f32,
}

/// A face with its letters, sorted.
pub(super) struct Face {
    font: Font,
    glyphs: Vec<Glyph>,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let read = skrifa::FontRef::new(bytes).ok()?;
        let metrics = read.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut glyphs: Vec<Glyph> = read
            .charmap()
            .mappings()
            .filter_map(|(letter, id)| {
                let advance = metrics.advance_width(id)?;
                Some(Glyph { letter: char::from_u32(letter)?, id: id.to_u32(), advance })
            })
            .collect();
        glyphs.sort_unstable_by_key(|glyph| glyph.letter);
        glyphs.dedup_by_key(|glyph| glyph.letter);
        Some(Self { font: Font::new(bytes.into(), 0)?, glyphs })
    }

    /// The text. Common signs that the face lacks are spelled out, and for any other letter there is a placeholder such
    /// as `[U+4E2D]`. Line breaks stay.
    pub(super) fn printable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let has = |letter: char| letter == '\n' || self.glyph(letter).is_some();
        if text.chars().all(has) {
            return Cow::Borrowed(text);
        }
        let mut printable = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\t' => printable.push(' '),
                '\r' => {}
                letter if has(letter) => printable.push(letter),
                letter => match spelled(letter) {
                    Some(words) => printable.push_str(words),
                    // Writing to a string cannot fail.
                    None => drop(write!(printable, "[U+{:04X}]", u32::from(letter))),
                },
            }
        }
        Cow::Owned(printable)
    }

    /// Whether a letter has a glyph, or is a sign that is spelled out.
    pub(super) fn draws(&self, letter: char) -> bool {
        self.glyph(letter).is_some() || spelled(letter).is_some()
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    fn glyph(&self, letter: char) -> Option<Glyph> {
        let at = self.glyphs.binary_search_by_key(&letter, |glyph| glyph.letter).ok()?;
        Some(self.glyphs[at])
    }

    /// The width of a letter at size 1; 0 if the face lacks it.
    pub(super) fn advance(&self, letter: char) -> f32 {
        self.glyph(letter).map_or(0.0, |glyph| glyph.advance)
    }

    /// The width of a text at a size.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.advance(letter)).sum::<f32>() * size
    }

    /// The glyphs of a printable text, side by side.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyphs = text.char_indices().filter_map(|(at, letter)| {
            let glyph = self.glyph(letter)?;
            let range = at..at + letter.len_utf8();
            Some(KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, 0.0, 0.0, 0.0, range, None))
        });
        glyphs.collect()
    }
}

/// Signs that people put into notes, and how they are spelled where a face has no glyph for them.
const SPELLED: [(&str, &str); 24] = [
    ("→⇒➡", "->"),
    ("←⇐⬅", "<-"),
    ("↔⇔", "<->"),
    ("↑⬆", "(up)"),
    ("↓⬇", "(down)"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "(not)="),
    ("≈", "~"),
    ("✓✔✅☑", "(tick)"),
    ("✗✘✕✖❌", "(cross)"),
    ("★☆⭐🌟", "(star)"),
    ("♥❤💙💚💛💜🖤🤍🧡", "(heart)"),
    ("☺😀😃😄😁😆😊🙂😌", "(smile)"),
    ("😂🤣", "(laughing)"),
    ("😐😑😶", "(neutral face)"),
    ("☹😞😔🙁😟😕😥", "(sad face)"),
    ("😢😭", "(crying)"),
    ("😠😡🤬", "(angry face)"),
    ("😨😰😱😧", "(frightened face)"),
    ("😴💤😪🥱", "(tired)"),
    ("👍", "(thumbs up)"),
    ("👎", "(thumbs down)"),
    // Marks that only change how the sign before them looks.
    ("\u{fe0e}\u{fe0f}\u{200d}\u{1f3fb}\u{1f3fc}\u{1f3fd}\u{1f3fe}\u{1f3ff}", ""),
];

fn spelled(letter: char) -> Option<&'static str> {
    SPELLED.iter().find(|(signs, _)| signs.contains(letter)).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

    use super::{Faces, Weight};

    #[test]
    fn common_signs_are_spelled_and_other_letters_named() {
        let faces = Faces::load().unwrap();
        for weight in [Weight::Regular, Weight::Semibold] {
            let printed = faces.of(weight).printable("56 → 84 mg ✓ 😀\u{fe0f} 中");
            assert_eq!(printed, "56 -> 84 mg (tick) (smile) [U+4E2D]");
        }
    }
}
