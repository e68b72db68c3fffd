//! The monthly check for effects of long use (R5): items in our own words, each answered with a grade.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Cells, Field, Shape, record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::values::Grade;

choice! {
    /// What the check asks about.
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

/// Items on the check.
pub const ITEMS: usize = ScreenItem::ALL.len();

/// Written by name, in the order of [`ScreenItem::ALL`].
impl Field for [Option<Grade>; ITEMS] {
    const SHAPE: Shape = Shape::of("ScreenAnswers", "grade 0-3", Cells::Answers(names));

    fn write(&self) -> Value {
        let answers = ScreenItem::ALL.into_iter().zip(self);
        Value::Object(answers.map(|(item, answer)| (item.name().into(), answer.write())).collect())
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only(&ScreenItem::ALL.map(ScreenItem::name))?;
        let mut answers = [None; ITEMS];
        for (answer, item) in answers.iter_mut().zip(ScreenItem::ALL) {
            *answer = node.get(item.name()).maybe(Node::grade)?;
        }
        Ok(answers)
    }
}

fn names() -> Vec<&'static str> {
    ScreenItem::ALL.map(ScreenItem::name).into()
}

record! {
    /// A completed long-term check, with at least one answer. Its grades are none, a little, some, and a lot.
    Screen "screen" on day {
        /// The day it was filled in.
        pub day: LocalDay,
        /// The answers, by item.
        answers: [Option<Grade>; ITEMS],
    } checked by checked
}

impl Screen {
    /// A check with these answers, in the order of [`ScreenItem::ALL`]. Refuses one without any answer.
    pub fn new(day: LocalDay, answers: [Option<Grade>; ITEMS]) -> Result<Self, Problem> {
        Self { day, answers }.checked()
    }

    fn checked(self) -> Result<Self, Problem> {
        if self.answers.iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "answers" });
        }
        Ok(self)
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
