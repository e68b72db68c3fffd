//! Letters that the built-in faces lack, drawn by faces that are lent for a report.

use std::ops::Range;

use super::face::Face;

/// Gives the glyphs of a line as numbers.
type Set = dyn Fn(&str) -> Vec<f32>;

/// Further faces, and how lines with their letters are set.
pub struct Lent {
    pub(super) faces: Vec<Face>,
    set: Box<Set>,
}

/// A glyph of a line. Lengths are multiples of the type size.
pub(super) struct Placed {
    /// Which of the lent faces it is from; `None` for the face that the text is set in.
    pub(super) face: Option<usize>,
    /// The glyph in that face, or the letter if it is that of the text.
    pub(super) glyph: u32,
    /// How far the next glyph is to the right.
    pub(super) advance: f32,
    /// How far it is moved to the right and up.
    pub(super) moved: [f32; 2],
    /// The bytes of the line that it draws.
    pub(super) range: Range<usize>,
}

impl Lent {
    /// Takes the faces in the order in which `set` counts them; `set` gives the glyphs of a line as the letters module
    /// does. `None` if one of the faces cannot be read.
    pub fn new(faces: impl IntoIterator<Item = Vec<u8>>, set: impl Fn(&str) -> Vec<f32> + 'static) -> Option<Self> {
        let faces = faces.into_iter().map(|bytes| Face::load(bytes.into())).collect::<Option<_>>()?;
        Some(Self { faces, set: Box::new(set) })
    }

    /// The glyphs of a line, from left to right.
    pub(super) fn set(&self, line: &str) -> Vec<Placed> {
        (self.set)(line).as_chunks().0.iter().map(placed).collect()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they were whole and not below zero")]
fn placed([face, glyph, advance, right, up, start, end]: &[f32; 7]) -> Placed {
    Placed {
        face: (*face >= 0.0).then_some(*face as usize),
        glyph: *glyph as u32,
        advance: *advance,
        moved: [*right, *up],
        range: *start as usize..*end as usize,
    }
}

/// Whether a letter is never seen: it only changes how its neighbours look, or in which direction they run.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}
