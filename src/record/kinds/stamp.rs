//! Stamped moments of a session.

use crate::record::choice::choice;
use crate::record::fields::record;
use crate::record::id::RecordId;
use crate::record::time::When;

choice! {
    /// A moment of the session day that is stamped with one tap. The moment of the dose is the session's own time.
    StampKind {
        /// The effect began.
        EffectBegan = 0,
        /// It was at its strongest or worst.
        Worst = 1,
        /// The effect ended.
        EffectEnded = 2,
        /// The person was told that they could go.
        ReadyToRest = 3,
    }
}

record! {
    /// A stamped moment of a session.
    Stamp "stamp" on at.day {
        /// The session.
        pub session: RecordId,
        /// Which moment.
        pub kind "what": StampKind,
        /// When.
        pub at: When,
    }
}
