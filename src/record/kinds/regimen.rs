//! Regular doses, mostly at home (R8): what is to be taken how often, and on which days it was.

use crate::record::choice::choice;
use crate::record::fields::node::{Fault, Misplaced, Node};
use crate::record::fields::{Field, FieldInfo, Fields, Line, Object, Shape, put, record};
use crate::record::kinds::session::{Dose, Drug, Route};
use crate::record::problem::Problem;
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::record::values::Count;

/// Doses a week: from one a week to four a day.
pub type DosesAWeek = Count<28>;
/// Days from one dose to the next in a course whose lift is followed.
pub type EveryDays = Count<3>;
/// Doses on one day beside the agreed ones.
pub type ExtraDoses = Count<9>;

record! {
    /// Regular doses as agreed. Another dose, route or number of doses a week is another one, from its first day on.
    Regimen "regimen" on since {
        /// The first day.
        pub since: LocalDay => unlisted,
        /// The last day; missing while it goes on.
        pub until: Option<LocalDay>,
        /// What is taken.
        pub drug: Drug,
        /// How it is taken.
        pub route: Route,
        /// How much is taken at once.
        pub dose: Option<Dose>,
        /// How often a week.
        pub doses_a_week "dosesAWeek": DosesAWeek,
        /// The course is followed, with a dose every so many days; missing where it is not.
        pub every "everyDays": Option<EveryDays>,
        /// Why it was changed from the one before.
        pub why_changed "whyChanged": Option<Note> => private,
    } checked by checked
}

impl Regimen {
    /// Refuses an end before the beginning.
    pub fn checked(self) -> Result<Self, Problem> {
        let ends_before = self.until.is_some_and(|until| until < self.since);
        if ends_before { Err(Problem::EndBeforeOnset { field: "until" }) } else { Ok(self) }
    }

    /// Whether a day is one of its days.
    pub fn covers(&self, day: LocalDay) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.covers(other.since) || other.covers(self.since)
    }
}

choice! {
    /// What became of the regular doses of a day, without how many extra ones there were.
    DoseMark {
        /// Taken as agreed.
        Taken = 0,
        /// Left out.
        Skipped = 1,
        /// Taken, and more besides.
        Extra = 2,
    }
}

/// What became of the regular doses of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doses {
    /// Taken as agreed.
    Taken,
    /// Left out.
    Skipped,
    /// Taken as agreed, with this many more.
    Extra(ExtraDoses),
}

impl Doses {
    /// As one tap says it: an extra dose is one, until it is said that there were more.
    pub fn marked(mark: DoseMark) -> Self {
        match mark {
            DoseMark::Taken => Self::Taken,
            DoseMark::Skipped => Self::Skipped,
            DoseMark::Extra => Self::Extra(ExtraDoses::ONE),
        }
    }

    /// Which of the three it is.
    pub fn mark(self) -> DoseMark {
        match self {
            Self::Taken => DoseMark::Taken,
            Self::Skipped => DoseMark::Skipped,
            Self::Extra(_) => DoseMark::Extra,
        }
    }

    /// How many more than agreed.
    pub fn extra(self) -> Option<ExtraDoses> {
        match self {
            Self::Extra(extra) => Some(extra),
            Self::Taken | Self::Skipped => None,
        }
    }
}

/// The mark, and how many extra doses there were. An extra dose without a number is one.
impl Fields for Doses {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::new::<DoseMark>("mark", "What became of the doses of that day.")),
        Line::Field(
            FieldInfo::of("extra", "For `extra`: how many more, 1–9.", Shape::one("number", "doses")).or_default(),
        ),
    ];

    fn write(&self, object: &mut Object) {
        put(object, "mark", self.mark().write());
        put(object, "extra", self.extra().write());
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let mark: DoseMark = node.get("mark").choice()?;
        let extra = node.get("extra");
        match (mark, extra.maybe(ExtraDoses::read)?) {
            (DoseMark::Extra, Some(doses)) => Ok(Self::Extra(doses)),
            (DoseMark::Taken | DoseMark::Skipped, Some(_)) => Err(extra.fault(Fault::Wanted("nothing"))),
            (mark, None) => Ok(Self::marked(mark)),
        }
    }
}

record! {
    /// What became of the regular doses of one day. Each day has one such record.
    DoseDay "doseDay" on day {
        /// The day.
        pub day: LocalDay,
        /// What became of its doses.
        pub doses: Doses => flat,
    }
}
