//! The two faces, and what they can print.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;
use std::rc::Rc;

use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

use super::lent::{Lent, Placed, is_unseen};

// Noto Sans, cut down by `npm run faces` in www.
static REGULAR: &[u8] = include_bytes!("faces/regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("faces/semibold.ttf");

/// Puts a line in the right order and to the right: it goes on with a paragraph that runs from right to left.
pub(super) const RIGHT_TO_LEFT: char = '\u{200f}';
/// Keeps a line in the order of a paragraph that runs from left to right.
pub(super) const LEFT_TO_RIGHT: char = '\u{200e}';

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
    pub(super) fn load(lent: Option<&Rc<Lent>>) -> Option<Self> {
        let load = |bytes: &'static [u8]| Some(Face { lent: lent.cloned(), ..Face::load(bytes.into())? });
        Some(Self { regular: load(REGULAR)?, semibold: load(SEMIBOLD)? })
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
    /// What draws the letters that it lacks.
    lent: Option<Rc<Lent>>,
}

impl Face {
    pub(super) fn load(bytes: Data) -> Option<Self> {
        let read = skrifa::FontRef::new(bytes.as_ref()).ok()?;
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
        Some(Self { font: Font::new(bytes, 0)?, glyphs, lent: None })
    }

    /// The text with a placeholder such as `[U+4E2D]` for each letter that cannot be drawn. Line breaks stay.
    pub(super) fn printable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let stays = |letter: char| letter == '\n' || self.draws(letter) && (self.lent.is_some() || !is_unseen(letter));
        if text.chars().all(stays) {
            return Cow::Borrowed(text);
        }
        let mut printable = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\t' => printable.push(' '),
                '\r' => {}
                letter if stays(letter) => printable.push(letter),
                letter if is_unseen(letter) => {}
                // Writing to a string cannot fail.
                letter => drop(write!(printable, "[U+{:04X}]", u32::from(letter))),
            }
        }
        Cow::Owned(printable)
    }

    /// Whether a letter is drawn, by this face or by one that is lent, or needs no glyph.
    pub(super) fn draws(&self, letter: char) -> bool {
        let lent = || self.lent.iter().flat_map(|lent| &lent.faces).any(|face| face.has(letter));
        self.has(letter) || is_unseen(letter) || lent()
    }

    fn has(&self, letter: char) -> bool {
        self.glyph(letter).is_some()
    }

    fn glyph(&self, letter: char) -> Option<Glyph> {
        let at = self.glyphs.binary_search_by_key(&letter, |glyph| glyph.letter).ok()?;
        Some(self.glyphs[at])
    }

    /// What sets the text, if not this face alone.
    pub(super) fn lent(&self, text: &str) -> Option<&Lent> {
        self.lent.as_deref().filter(|_| !text.chars().all(|letter| self.has(letter)))
    }

    /// The width of a text at size 1.
    pub(super) fn width(&self, text: &str) -> f32 {
        match self.lent(text) {
            None => text.chars().filter_map(|letter| self.glyph(letter)).map(|glyph| glyph.advance).sum(),
            Some(_) => self.clusters(text).into_iter().map(|(_, width)| width).sum(),
        }
    }

    /// What of a text cannot be parted by the end of a line, in order: where each part ends, and its width at size 1.
    pub(super) fn clusters(&self, text: &str) -> Vec<(usize, f32)> {
        let mut glyphs: Vec<_> = self.runs(text).into_iter().flat_map(|run| run.glyphs).collect();
        glyphs.sort_by_key(|glyph| glyph.text_range.start);
        let mut clusters: Vec<(usize, f32)> = Vec::new();
        for glyph in glyphs {
            match clusters.last_mut() {
                Some((end, width)) if *end == glyph.text_range.end => *width += glyph.x_advance,
                _ => clusters.push((glyph.text_range.end, glyph.x_advance)),
            }
        }
        clusters
    }

    /// The glyphs of a printable text from left to right, in runs of one face.
    pub(super) fn runs(&self, text: &str) -> Vec<Run> {
        let Some(lent) = self.lent(text) else {
            let letters = text.char_indices();
            let glyphs = letters.filter_map(|(at, letter)| self.own(letter, at..at + letter.len_utf8()));
            return vec![Run { font: self.font.clone(), glyphs: glyphs.collect() }];
        };
        let mut runs: Vec<(Option<usize>, Run)> = Vec::new();
        for placed in lent.set(text) {
            let Some(glyph) = self.placed(&placed) else { continue };
            match runs.last_mut() {
                Some((face, run)) if *face == placed.face => run.glyphs.push(glyph),
                _ => {
                    let font = placed.face.map_or(&self.font, |face| &lent.faces[face].font).clone();
                    runs.push((placed.face, Run { font, glyphs: vec![glyph] }));
                }
            }
        }
        runs.into_iter().map(|(_, run)| run).collect()
    }

    fn own(&self, letter: char, range: Range<usize>) -> Option<KrillaGlyph> {
        let Glyph { id, advance, .. } = self.glyph(letter)?;
        Some(KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, range, None))
    }

    fn placed(&self, placed: &Placed) -> Option<KrillaGlyph> {
        let Placed { face, glyph, advance, moved: [right, up], ref range } = *placed;
        match face {
            None => self.own(char::from_u32(glyph)?, range.clone()),
            Some(_) => Some(KrillaGlyph::new(GlyphId::new(glyph), advance, right, up, 0.0, range.clone(), None)),
        }
    }
}

/// Glyphs of one face, side by side.
pub(super) struct Run {
    pub(super) font: Font,
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// The mark that keeps each line of a paragraph in the paragraph's direction, which its first letter tells.
pub(super) fn direction(paragraph: &str) -> char {
    let first = paragraph.chars().find(|letter| letter.is_alphabetic());
    if first.is_some_and(|letter| ('\u{590}'..='\u{8ff}').contains(&letter)) { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT }
}
