//! A figure as marks on a surface, the same for the PDF and for a screen.

use serde::Serialize;
use tsify::Tsify;

/// A figure. Lengths are in points (1/72 inch), measured from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, from the back to the front.
    pub marks: Vec<Mark>,
}

/// A tone. Every difference that matters also shows in grey, and nothing is told by tone alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Text.
    Ink,
    /// Secondary text.
    Soft,
    /// Hairlines.
    Line,
    /// What matters.
    Tide,
    /// An area of what matters.
    Wash,
    /// A quiet area.
    Sand,
    /// The paper itself.
    Paper,
}

/// How a label is aligned to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// One mark. Points are `[x, y]`.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Mark {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<[f32; 2]>,
        /// Its width.
        width: f32,
        /// The length of its dashes; 0 for a solid line.
        dash: f32,
        /// Its tone.
        tone: Tone,
    },
    /// A closed area.
    Area {
        /// Its corners.
        points: Vec<[f32; 2]>,
        /// Its tone.
        tone: Tone,
    },
    /// Equal squares centred on points.
    Dots {
        /// The points.
        points: Vec<[f32; 2]>,
        /// The side of each.
        size: f32,
        /// Whether they are only outlined.
        open: bool,
        /// Its tone.
        tone: Tone,
    },
    /// A word or two.
    Label {
        /// The point on its baseline.
        at: [f32; 2],
        /// What it says.
        text: String,
        /// The type size.
        size: f32,
        /// How it is aligned to the point.
        anchor: Anchor,
        /// Its tone.
        tone: Tone,
    },
}
