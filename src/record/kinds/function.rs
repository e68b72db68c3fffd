//! How well a week went: items in our own words, 0–10, higher is better.

use crate::record::fields::record;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::values::Level;

/// Items of function, without "feeling like myself".
pub const ITEMS: usize = 4;

record! {
    /// A weekly look at function, with at least one answer.
    FunctionForm "function" on day {
        /// The day it was filled in. It is about the week up to that day.
        pub day: LocalDay,
        /// Work or study.
        work: Option<Level>,
        /// The home.
        home: Option<Level>,
        /// People.
        people: Option<Level>,
        /// Self-care.
        self_care "selfCare": Option<Level>,
        /// Feeling like myself.
        like_myself "likeMyself": Option<Level>,
    } checked by checked
}

impl FunctionForm {
    /// A form, with its items in the order work or study, home, people, self-care. Refuses one without any answer.
    pub fn new(day: LocalDay, items: [Option<Level>; ITEMS], like_myself: Option<Level>) -> Result<Self, Problem> {
        let [work, home, people, self_care] = items;
        Self { day, work, home, people, self_care, like_myself }.checked()
    }

    fn checked(self) -> Result<Self, Problem> {
        if self.like_myself.is_none() && self.items().iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "items" });
        }
        Ok(self)
    }

    /// Work or study, home, people, self-care.
    pub fn items(&self) -> [Option<Level>; ITEMS] {
        [self.work, self.home, self.people, self.self_care]
    }

    /// Feeling like myself, in that week.
    pub fn like_myself(&self) -> Option<Level> {
        self.like_myself
    }

    /// The mean of the answered items, 0–10; `None` if fewer than two were answered, since one part of life does not
    /// stand for all of it. `[D]`
    pub fn mean(&self) -> Option<f64> {
        let answered: Vec<_> = self.items().into_iter().flatten().map(super::super::values::Level::points).collect();
        let count = u8::try_from(answered.len()).ok().filter(|count| *count >= 2)?;
        Some(f64::from(answered.iter().sum::<u8>()) / f64::from(count))
    }
}
