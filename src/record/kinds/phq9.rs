//! PHQ-9: nine items of 0–3 about the last two weeks (R2).
//!
//! Kroenke, Spitzer and Williams 2001 (bands, cut-offs); Löwe and others 2004
//! (a change of 5 is clinically relevant). Pfizer's release lets anybody
//! reproduce the form without permission.

use crate::record::choice::choice;
use std::cmp::Ordering;

use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::{Field, FieldInfo, Fields, Line, Object, record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::values::{out_of_range, points};

/// Items on the form.
pub const ITEMS: usize = 9;

points! {
    /// How often in the last two weeks: not at all, several days, more than half
    /// the days, nearly every day.
    Frequency, 0..=3,
    /// Nearly every day.
}

impl Frequency {
    /// Not at all.
    pub const NOT_AT_ALL: Self = Self(0);
}

choice! {
    /// The unscored last question: how difficult the problems made work, home and
    /// getting along with people. In the order of the form.
    Difficulty {
        /// "Not difficult at all".
        NotAtAll = 0,
        /// "Somewhat difficult".
        Somewhat = 1,
        /// "Very difficult".
        Very = 2,
        /// "Extremely difficult".
        Extremely = 3,
    }
}

/// The answers on a form. An item that was left out is `None`, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answers {
    items: [Option<Frequency>; ITEMS],
    difficulty: Option<Difficulty>,
}

impl Answers {
    /// The answers on a form. Refuses a form without any item answered.
    pub fn new(items: [Option<Frequency>; ITEMS], difficulty: Option<Difficulty>) -> Result<Self, Problem> {
        if items.iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "items" });
        }
        Ok(Self { items, difficulty })
    }

    /// The nine items in the order of the form.
    pub fn items(&self) -> &[Option<Frequency>; ITEMS] {
        &self.items
    }

    /// The answer to the question on difficulty, if given.
    pub fn difficulty(&self) -> Option<Difficulty> {
        self.difficulty
    }

    /// Item 9, thoughts of being better off dead or of hurting oneself. `None` means unknown.
    pub fn item9(&self) -> Option<Frequency> {
        self.items[8]
    }

    /// Whether item 1 or 2 (interest, mood) was answered with "more than half the days" or more.
    pub fn core_mood_raised(&self) -> bool {
        self.items[..2].iter().flatten().any(|answer| answer.points() >= 2)
    }

    /// PHQ-2: items 1 and 2 together, 0–6, positive at 3; `None` if either is missing.
    pub fn phq2(&self) -> Option<u8> {
        Some(self.items[0]?.points() + self.items[1]?.points())
    }

    /// The score; `None` if three or more items are missing.
    pub fn score(&self) -> Option<Score> {
        let answered = self.items.iter().flatten();
        let sum: u16 = answered.clone().map(|item| u16::from(item.points())).sum();
        let missing = ITEMS - answered.count();
        // In fifty-sixths, a total from 7, 8 or 9 answered items is always a whole number.
        let parts_per_point = match missing {
            0 => 56,
            1 => 63,
            2 => 72,
            _ => return None,
        };
        Some(Score { total: Total { fifty_sixths: sum * parts_per_point }, imputed: missing > 0 })
    }
}

/// A total, and whether it was imputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Score {
    /// The total, 0–27.
    pub total: Total,
    /// One or two items were missing and were filled with the mean of the others. Such a total is shown with a mark and
    /// never confirms remission.
    pub imputed: bool,
}

/// A total, 0–27. It is kept in fifty-sixths, so that it is exact even if it was imputed from 7 or 8 answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Total {
    fifty_sixths: u16,
}

impl Total {
    /// The total of a form known only by its sum. Refuses more than 27.
    pub fn from_points(points: u8) -> Result<Self, Problem> {
        if points > 27 {
            return Err(out_of_range("total", points, 27));
        }
        Ok(Self { fifty_sixths: u16::from(points) * 56 })
    }

    /// The total in points, 0–27, with its fraction.
    pub fn points(self) -> f64 {
        f64::from(self.fifty_sixths) / 56.0
    }

    /// The total as it is shown: to the nearest whole point. A half stays a half, since rounding 4.5 either way would
    /// put it on one side of a cut-off.
    pub fn shown(self) -> f64 {
        match (self.fifty_sixths % 56).cmp(&28) {
            Ordering::Equal => self.points(),
            Ordering::Less => f64::from(self.fifty_sixths / 56),
            Ordering::Greater => f64::from(self.fifty_sixths / 56 + 1),
        }
    }

    /// At most this many points.
    pub fn at_most(self, points: u8) -> bool {
        self.fifty_sixths <= u16::from(points) * 56
    }

    /// At least this many points.
    pub fn at_least(self, points: u8) -> bool {
        self.fifty_sixths >= u16::from(points) * 56
    }

    /// Whether the fall from `baseline` to this total is at least `percent` of the baseline.
    pub fn has_dropped_by(self, percent: u8, baseline: Self) -> bool {
        let drop = i32::from(baseline.fifty_sixths) - i32::from(self.fifty_sixths);
        drop * 100 >= i32::from(percent) * i32::from(baseline.fifty_sixths)
    }

    /// The severity band of the total as it is shown. A total between two bands belongs to the upper one.
    pub fn band(self) -> Band {
        let shown = self.shown();
        Band::ALL.into_iter().find(|band| shown <= f64::from(band.highest())).unwrap_or(Band::Severe)
    }
}

choice! {
    /// Severity bands (Kroenke 2001).
    Band {
        /// 0–4
        Minimal,
        /// 5–9
        Mild,
        /// 10–14
        Moderate,
        /// 15–19
        ModeratelySevere,
        /// 20–27
        Severe,
    }
}

impl Band {
    /// The highest total in the band. A total between two bands belongs to the upper one.
    pub fn highest(self) -> u8 {
        match self {
            Self::Minimal => 4,
            Self::Mild => 9,
            Self::Moderate => 14,
            Self::ModeratelySevere => 19,
            Self::Severe => 27,
        }
    }
}

/// The answers are fields of the form itself.
impl Fields for Answers {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::new::<[Option<Frequency>; ITEMS]>(
            "items",
            "The nine answers, in the order of the form.",
        )),
        Line::Field(FieldInfo::new::<Option<Difficulty>>("difficulty", "The unscored last question.")),
    ];

    fn write(&self, object: &mut Object) {
        object.push(("items".into(), self.items().write()));
        object.push(("difficulty".into(), self.difficulty().write()));
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let answers = Self::new(Field::read(&node.get("items"))?, Field::read(&node.get("difficulty"))?);
        node.checked(Self::NAMES, answers)
    }
}

record! {
    /// A completed PHQ-9.
    Phq9Form "phq9" on day {
        /// The day it was filled in.
        pub day: LocalDay,
        /// The answers.
        pub answers: Answers => flat,
    }
}
