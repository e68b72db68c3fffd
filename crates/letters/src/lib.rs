//! Letters that the report's own faces lack: which glyphs of further faces draw a line of text, and where. Joined
//! scripts are shaped, and lines that run from right to left are put in the order in which they are drawn. In a browser
//! this is a module beside the report, loaded when a report has such letters.

#![expect(
    clippy::cast_precision_loss,
    reason = "all are whole and far below 2^24, up to which these numbers are exact"
)]

#[cfg(target_arch = "wasm32")]
pub mod page;

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{Direction, FontRef, GlyphBuffer, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider as _;
use unicode_bidi::{BidiInfo, Level};

/// A glyph as [`Letters::set`] gives it.
type Glyph = [f32; 7];

/// Marks that join or part the letters beside them, and belong to those.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

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

    /// The glyphs of a line from left to right, which runs in the direction of its first letter that has one. Each glyph
    /// is seven numbers: the face, counted from 0, or −1 for the face that the text is set in; the glyph in that face, or
    /// the letter if it is that of the text; how far the next glyph is to the right; how far this one is moved to the
    /// right, and up; and the first of the bytes that it draws, and the one behind the last. Lengths are multiples of the
    /// type size.
    pub fn set(&self, line: &str) -> Vec<f32> {
        let bidi = BidiInfo::new(line, None);
        let mut glyphs = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let level = levels[run.start];
                self.run(line, &run, level, &mut glyphs);
            }
        }
        glyphs.as_flattened().to_vec()
    }

    /// A part of the line that runs in one direction.
    fn run(&self, line: &str, run: &Range<usize>, level: Level, glyphs: &mut Vec<Glyph>) {
        let mut parts = self.parts(&line[run.clone()]);
        if level.is_rtl() {
            parts.reverse();
        }
        for (face, part) in parts {
            let part = run.start + part.start..run.start + part.end;
            match face {
                None => own(line, &part, level, glyphs),
                Some(face) => self.shape(face, line, &part, level, glyphs),
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
                Some((last, part)) if *last == face || JOINERS.contains(&letter) => part.end = end,
                _ => parts.push((face, at..end)),
            }
        }
        parts
    }

    fn shape(&self, face: usize, line: &str, part: &Range<usize>, level: Level, glyphs: &mut Vec<Glyph>) {
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
        let drawn = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        let ems = |units: i32| units as f32 / shaper.units_per_em() as f32;
        let ranges = ranges(&drawn, part);
        for ((info, position), range) in drawn.glyph_infos().iter().zip(drawn.glyph_positions()).zip(ranges) {
            let [advance, right, up] = [position.x_advance, position.x_offset, position.y_offset].map(ems);
            glyphs.push([
                number(face),
                info.glyph_id as f32,
                advance,
                right,
                up,
                number(range.start),
                number(range.end),
            ]);
        }
    }
}

impl Shaped {
    fn has(&self, letter: char) -> bool {
        self.letters.binary_search(&letter.into()).is_ok()
    }
}

/// The bytes that each glyph draws. Glyphs that draw the same letters together have the same bytes.
fn ranges(drawn: &GlyphBuffer, part: &Range<usize>) -> Vec<Range<usize>> {
    let starts = drawn.glyph_infos().iter().map(|info| part.start + info.cluster as usize);
    let mut ends: Vec<usize> = starts.clone().chain([part.end]).collect();
    ends.sort_unstable();
    starts.map(|start| start..ends[ends.partition_point(|end| *end <= start)]).collect()
}

/// Letters of the face that the text is set in, one after the other.
fn own(line: &str, part: &Range<usize>, level: Level, glyphs: &mut Vec<Glyph>) {
    let first = glyphs.len();
    glyphs.extend(line[part.clone()].char_indices().map(|(at, letter)| {
        let start = part.start + at;
        let drawn = if level.is_rtl() { mirrored(letter) } else { letter };
        [-1.0, u32::from(drawn) as f32, 0.0, 0.0, 0.0, number(start), number(start + letter.len_utf8())]
    }));
    if level.is_rtl() {
        glyphs[first..].reverse();
    }
}

fn number(number: usize) -> f32 {
    number as f32
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
