//! Stamped moments of a session.

use crate::record::choice::choice;
use crate::record::id::RecordId;
use crate::record::time::When;

choice! {
    /// A moment of the session day that is stamped with one tap. The dose's is the session's own time.
    StampKind {
        /// The effect began.
        EffectBegan = 0,
        /// It was at its strongest or worst.
        Worst = 1,
        /// The effect ended.
        EffectEnded = 2,
        /// Told that they could go.
        ReadyToRest = 3,
    }
}

/// A stamped moment of a session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The session.
    pub session: RecordId,
    /// Which moment.
    pub kind: StampKind,
    /// When.
    pub at: When,
}
