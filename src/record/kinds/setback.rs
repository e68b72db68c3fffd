//! Stays in hospital and suicide attempts.

use crate::record::choice::choice;
use crate::record::time::LocalDay;

choice! {
    /// Why somebody was in hospital.
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

/// What R1 counts as a setback, if it was for mental health.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetbackKind {
    /// A stay in hospital.
    Stay(StayReason),
    /// A suicide attempt.
    Attempt,
}

/// A stay in hospital or a suicide attempt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setback {
    /// The day it happened or began.
    pub day: LocalDay,
    /// Which.
    pub kind: SetbackKind,
}

impl Setback {
    /// Whether R1 counts it. A stay for another reason, or for none that was
    /// said, changes nothing; one from before the reason was asked for counts as it did then.
    pub fn counts(&self) -> bool {
        match self.kind {
            SetbackKind::Attempt | SetbackKind::Stay(StayReason::MentalHealth | StayReason::NotAsked) => true,
            SetbackKind::Stay(StayReason::Other | StayReason::NotSaid) => false,
        }
    }
}
