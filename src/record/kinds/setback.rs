//! Stays in hospital and suicide attempts.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::{Field, FieldInfo, Fields, Line, Object, Shape, record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;

choice! {
    /// Why the person was in hospital.
    StayReason {
        /// For their mental health.
        MentalHealth = 0,
        /// For anything else: an operation, an injury.
        Other = 1,
        /// The person was asked and did not say.
        NotSaid = 2,
        /// The entry is from before the question was asked.
        NotAsked = 3,
    }
}

/// A stay in hospital or a suicide attempt. [`Setback::counts`] says which ones R1 counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetbackKind {
    /// A stay in hospital.
    Stay(StayReason),
    /// A suicide attempt.
    Attempt,
}

/// What happened, with the reason for a stay if the person was asked for it.
impl Fields for SetbackKind {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::of("what", "A stay in hospital or an attempt.", Shape::one("SetbackName", "choice"))),
        Line::Field(FieldInfo::new::<Option<StayReason>>("reason", "Why somebody was in hospital.").unlisted()),
    ];

    fn write(&self, object: &mut Object) {
        let (what, reason) = match *self {
            Self::Stay(StayReason::NotAsked) => ("hospitalised", None),
            Self::Stay(reason) => ("hospitalised", Some(reason)),
            Self::Attempt => ("attempt", None),
        };
        object.extend([("what".into(), what.into()), ("reason".into(), reason.write())]);
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let what = node.get("what");
        match what.text()? {
            "hospitalised" => Ok(Self::Stay(node.get("reason").maybe(Node::choice)?.unwrap_or(StayReason::NotAsked))),
            "attempt" => Ok(Self::Attempt),
            given => what.take(Err(Problem::UnknownChoice { field: "what", given: given.to_owned() })),
        }
    }
}

record! {
    /// A stay in hospital or a suicide attempt.
    Setback "setback" on day {
        /// The day it happened or began.
        pub day: LocalDay,
        /// What happened.
        pub kind: SetbackKind => flat,
    }
}

impl Setback {
    /// As it is kept of somebody who was asked for the reason of a stay: none given is one not said.
    pub fn asked(self) -> Self {
        match self.kind {
            SetbackKind::Stay(StayReason::NotAsked) => Self { kind: SetbackKind::Stay(StayReason::NotSaid), ..self },
            _ => self,
        }
    }

    /// Whether R1 counts it. A stay for another reason, or for none that was
    /// said, changes nothing; one from before the reason was asked for counts as it did then.
    pub fn counts(&self) -> bool {
        match self.kind {
            SetbackKind::Attempt | SetbackKind::Stay(StayReason::MentalHealth | StayReason::NotAsked) => true,
            SetbackKind::Stay(StayReason::Other | StayReason::NotSaid) => false,
        }
    }
}
