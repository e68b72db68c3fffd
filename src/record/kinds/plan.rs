//! The treatment plan: what was agreed with the clinician, and what the person wants from it. There is only one, and
//! the log has its earlier versions.

use crate::record::choice::choice;
use crate::record::contact::Contact;
use crate::record::cut_offs::CutOffs;
use crate::record::few::Few;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Field, Shape, record};
use crate::record::kinds::pressure::Limits;
use crate::record::problem::Problem;
use crate::record::text::{Label, Note, Text};
use crate::record::time::LocalDay;

choice! {
    /// What the treatment aims for.
    Target {
        /// Remission: the aim unless something else was agreed.
        Remission = 0,
        /// A response.
        Response = 1,
        /// Another aim, described in the goals.
        Other = 2,
    }
}

/// Days between two maintenance sessions, 1–365.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval(u16);

impl Interval {
    /// The longest interval allowed, in days.
    pub const MAX: u16 = 365;

    /// An interval of this many days. Refuses any outside 1–365.
    pub fn new(field: &'static str, days: u16) -> Result<Self, Problem> {
        if !(1..=Self::MAX).contains(&days) {
            return Err(Problem::OutOfRange { field, given: days.into(), min: 1.0, max: Self::MAX.into() });
        }
        Ok(Self(days))
    }

    /// Days.
    pub fn days(self) -> u16 {
        self.0
    }
}

impl Field for Interval {
    const SHAPE: Shape = Shape::one("number", "days");

    fn write(&self) -> Value {
        self.0.into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new("intervalDays", node.whole()?))
    }
}

/// A question for the clinician.
pub type Question = Text<300>;
/// Questions for the clinician, the most important first. There are five at most, since a visit is short.
pub type Questions = Few<Question, 5>;

record! {
    /// What was agreed and what the person wants.
    Plan "plan" {
        /// The agreed target.
        pub target: Target,
        /// The day the target was agreed on; missing while it is only the default.
        pub target_agreed "targetAgreed": Option<LocalDay>,
        /// Days between maintenance sessions.
        pub interval "intervalDays": Option<Interval>,
        /// Planned sessions, by day.
        pub planned: Few<LocalDay, 60>,
        /// Psychotherapy and other parts of the treatment.
        pub therapy: Option<Note> => private,
        /// What the person wants to be able to do.
        pub goals: Option<Note> => private,
        /// What they would accept for it.
        pub would_accept "wouldAccept": Option<Note> => private,
        /// What they would not accept.
        pub would_not_accept "wouldNotAccept": Option<Note> => private,
        /// The clinic.
        pub clinic: Option<Contact>,
        /// Who stays with the person when they take a dose at home.
        pub companion: Option<Contact>,
        /// The limits that the clinic gave for a dose. Plans from before the app asked for them have none.
        pub limits: Limits => or_default,
        /// Questions for the clinician.
        pub questions: Questions,
        /// The cut-offs as the clinician set them.
        pub cutoffs "cutOffs": CutOffs,
        /// Who looks at how it goes.
        pub reviewer: Option<Label>,
        /// The day on which they do.
        pub review_day "reviewDay": Option<LocalDay>,
        /// What the person will do if the effect fades sooner.
        pub if_sooner "ifSooner": Option<Note> => private,
        /// When the treatment would be stopped or changed.
        pub stop_if "stopIf": Option<Note> => private,
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            target: Target::Remission,
            target_agreed: None,
            interval: None,
            planned: Few::default(),
            therapy: None,
            goals: None,
            would_accept: None,
            would_not_accept: None,
            clinic: None,
            companion: None,
            limits: Limits::default(),
            questions: Few::default(),
            cutoffs: CutOffs::default(),
            reviewer: None,
            review_day: None,
            if_sooner: None,
            stop_if: None,
        }
    }
}
