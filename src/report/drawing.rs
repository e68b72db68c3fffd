//! A figure as marks on a surface, the same for the PDF and for a screen.

use serde::Serialize;
use tsify::Tsify;

/// A figure. Lengths are points (1/72 inch), from its upper left corner.
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

/// A tone. Every difference that matters also shows in grey, and none is told by tone alone.
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

/// Where a label stands against its point.
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
        /// How wide.
        width: f32,
        /// Dashes of this length; 0 is a whole line.
        dash: f32,
        /// In which tone.
        tone: Tone,
    },
    /// A closed area.
    Area {
        /// Its corners.
        points: Vec<[f32; 2]>,
        /// In which tone.
        tone: Tone,
    },
    /// Equal squares centred on points.
    Dots {
        /// The points.
        points: Vec<[f32; 2]>,
        /// The side of each.
        size: f32,
        /// Only outlined.
        open: bool,
        /// In which tone.
        tone: Tone,
    },
    /// A word or two.
    Label {
        /// Where the baseline is.
        at: [f32; 2],
        /// What it says.
        text: String,
        /// The size of the type.
        size: f32,
        /// Where it stands against the point.
        anchor: Anchor,
        /// In which tone.
        tone: Tone,
    },
}
