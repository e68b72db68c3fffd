//! Letters that the report's own faces lack: which glyphs of further faces draw a line of text, and where. Joined
//! scripts are shaped, and lines that run from right to left are put in the order in which they are drawn.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{Direction, FontRef, GlyphBuffer, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider as _;
use unicode_bidi::{BidiInfo, Level};

/// A glyph of a line, in the order of drawing from left to right. Lengths are multiples of the type size.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which of the further faces it is from, from 0; `None` for the face that the text is set in.
    pub face: Option<usize>,
    /// The glyph in that face. For the face of the text it is the letter, since only that face knows its glyphs.
    pub glyph: u32,
    /// How far the next glyph is to the right.
    pub advance: f32,
    /// How far it is moved to the right and up.
    pub moved: [f32; 2],
    /// The bytes of the line that it draws.
    pub range: Range<usize>,
}

/// How many numbers a glyph is.
const NUMBERS: usize = 7;

/// Glyphs as plain numbers, for the way from one module to another.
#[expect(clippy::cast_precision_loss, reason = "whole numbers far below 2^24, up to which these are exact")]
pub fn numbers(placed: &[Placed]) -> Vec<f32> {
    let numbers = |placed: &Placed| -> [f32; NUMBERS] {
        let Placed { face, glyph, advance, moved: [right, up], range: Range { start, end } } = placed;
        let whole = |number: usize| number as f32;
        [face.map_or(-1.0, whole), *glyph as f32, *advance, *right, *up, whole(*start), whole(*end)]
    };
    placed.iter().flat_map(numbers).collect()
}

/// Reads what [`numbers()`] makes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they were whole and not below zero")]
pub fn placed(numbers: &[f32]) -> Vec<Placed> {
    let placed = |[face, glyph, advance, right, up, start, end]: &[f32; NUMBERS]| Placed {
        face: (*face >= 0.0).then_some(*face as usize),
        glyph: *glyph as u32,
        advance: *advance,
        moved: [*right, *up],
        range: *start as usize..*end as usize,
    };
    numbers.as_chunks::<NUMBERS>().0.iter().map(placed).collect()
}

/// Whether a letter is never seen: it only changes how its neighbours look, or in which direction they run.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Further faces, each with what is needed to shape its letters.
#[derive(Default)]
pub struct Letters {
    faces: Vec<Shaped>,
}

struct Shaped {
    bytes: Vec<u8>,
    data: ShaperData,
    /// All letters of the face, sorted.
    letters: Vec<u32>,
    /// How to shape each script in each direction. To find that out takes far longer than to shape a word.
    plans: RefCell<Vec<ShapePlan>>,
}

impl Letters {
    /// Takes one more face, in TrueType. `None` if it cannot be read.
    pub fn add(&mut self, bytes: Vec<u8>) -> Option<()> {
        let font = FontRef::new(&bytes).ok()?;
        let data = ShaperData::new(&font);
        let mut letters: Vec<u32> = font.charmap().mappings().map(|(letter, _)| letter).collect();
        letters.sort_unstable();
        self.faces.push(Shaped { bytes, data, letters, plans: RefCell::default() });
        Some(())
    }

    /// The faces, in the order in which they were added.
    pub fn faces(&self) -> impl Iterator<Item = &[u8]> {
        self.faces.iter().map(|face| face.bytes.as_slice())
    }

    /// The glyphs of a line, which runs in the direction of its first letter that has one.
    pub fn set(&self, line: &str) -> Vec<Placed> {
        let bidi = BidiInfo::new(line, None);
        let mut placed = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let level = levels[run.start];
                self.run(line, &run, level, &mut placed);
            }
        }
        placed
    }

    /// A part of the line that runs in one direction.
    fn run(&self, line: &str, run: &Range<usize>, level: Level, placed: &mut Vec<Placed>) {
        let mut parts = self.parts(&line[run.clone()]);
        if level.is_rtl() {
            parts.reverse();
        }
        for (face, part) in parts {
            let part = run.start + part.start..run.start + part.end;
            match face {
                None => own(line, &part, level, placed),
                Some(face) => self.shape(face, line, &part, level, placed),
            }
        }
    }

    /// The stretches of a text that one face draws.
    fn parts(&self, text: &str) -> Vec<(Option<usize>, Range<usize>)> {
        let mut parts: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let face = self.faces.iter().position(|face| face.has(letter));
            match parts.last_mut() {
                // Letters that are not seen belong to what they change.
                Some((last, part)) if *last == face || is_unseen(letter) => part.end = end,
                _ => parts.push((face, at..end)),
            }
        }
        parts
    }

    fn shape(&self, face: usize, line: &str, part: &Range<usize>, level: Level, placed: &mut Vec<Placed>) {
        let Shaped { bytes, data, plans, .. } = &self.faces[face];
        let Ok(font) = FontRef::new(bytes) else { return };
        let shaper = data.shaper(&font).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&line[part.clone()]);
        buffer.guess_segment_properties();
        buffer.set_direction(if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight });
        let key = ShapePlanKey::new(Some(buffer.script()), buffer.direction());
        let mut plans = plans.borrow_mut();
        if !plans.iter().any(|plan| key.matches(plan)) {
            plans.push(ShapePlan::new(&shaper, buffer.direction(), Some(buffer.script()), None, &[]));
        }
        let plan = plans.iter().find(|plan| key.matches(plan));
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        let ems = |units: i32| {
            #[expect(clippy::cast_precision_loss, reason = "a face has at most 16384 units to its type size")]
            let ems = units as f32 / shaper.units_per_em() as f32;
            ems
        };
        let ranges = ranges(&shaped, part);
        for ((info, position), range) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(ranges) {
            placed.push(Placed {
                face: Some(face),
                glyph: info.glyph_id,
                advance: ems(position.x_advance),
                moved: [ems(position.x_offset), ems(position.y_offset)],
                range,
            });
        }
    }
}

impl Shaped {
    fn has(&self, letter: char) -> bool {
        self.letters.binary_search(&letter.into()).is_ok()
    }
}

/// The bytes that each glyph draws. Glyphs that draw the same letters together have the same bytes.
fn ranges(shaped: &GlyphBuffer, part: &Range<usize>) -> Vec<Range<usize>> {
    let starts = shaped.glyph_infos().iter().map(|info| part.start + info.cluster as usize);
    let mut ends: Vec<usize> = starts.clone().chain([part.end]).collect();
    ends.sort_unstable();
    starts.map(|start| start..ends[ends.partition_point(|end| *end <= start)]).collect()
}

/// Letters of the face that the text is set in, one after the other.
fn own(line: &str, part: &Range<usize>, level: Level, placed: &mut Vec<Placed>) {
    let letters = line[part.clone()].char_indices().filter(|(_, letter)| !is_unseen(*letter));
    let first = placed.len();
    placed.extend(letters.map(|(at, letter)| {
        let start = part.start + at;
        let drawn = if level.is_rtl() { mirrored(letter) } else { letter };
        let range = start..start + letter.len_utf8();
        Placed { face: None, glyph: drawn.into(), advance: 0.0, moved: [0.0; 2], range }
    }));
    if level.is_rtl() {
        placed[first..].reverse();
    }
}

/// A bracket opens to the other side where the text runs from right to left.
fn mirrored(letter: char) -> char {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    PAIRS
        .into_iter()
        .find_map(|(left, right)| match letter {
            _ if letter == left => Some(right),
            _ if letter == right => Some(left),
            _ => None,
        })
        .unwrap_or(letter)
}
