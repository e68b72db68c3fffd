//! The monthly look at what long use may bring (R5): own-worded items, each a grade.

use crate::record::choice::choice;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::values::Grade;

choice! {
    /// What the screen asks.
    ScreenItem {
        /// Passing urine often.
        Frequency = 0,
        /// A sudden need to pass urine.
        Urgency = 1,
        /// Pain in the bladder or on passing urine.
        Pain = 2,
        /// Blood in the urine.
        Blood = 3,
        /// Getting up at night to pass urine.
        Nights = 4,
        /// Trouble remembering.
        Memory = 5,
        /// Craving for the drug.
        Craving = 6,
        /// Taking more than prescribed, or without a prescription.
        ExtraUse = 7,
        /// Feeling unusually high or sped up.
        High = 8,
    }
}

/// Items of the screen.
pub const ITEMS: usize = ScreenItem::ALL.len();

/// A filled long-term screen. Its grades are none, a little, some, and a lot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Screen {
    /// The day it was filled.
    pub day: LocalDay,
    answers: [Option<Grade>; ITEMS],
}

impl Screen {
    /// A screen with these answers, in the order of [`ScreenItem::ALL`]; refuses one without any.
    pub fn new(day: LocalDay, answers: [Option<Grade>; ITEMS]) -> Result<Self, Problem> {
        if answers.iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "answers" });
        }
        Ok(Self { day, answers })
    }

    /// The answers, in the order of [`ScreenItem::ALL`].
    pub fn answers(&self) -> &[Option<Grade>; ITEMS] {
        &self.answers
    }

    /// The answer to one item.
    pub fn answer(&self, item: ScreenItem) -> Option<Grade> {
        self.answers[usize::from(item.number())]
    }
}
