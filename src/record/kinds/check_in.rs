//! The daily check-in (R3).

use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::record::values::{Level, Sleep};

/// A daily check-in (R3): own-worded items of 0–10, higher is better. Mood is
/// always there: it is what "bad day" saves alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CheckIn {
    /// The day it is about.
    pub day: LocalDay,
    /// Mood.
    pub mood: Level,
    /// Interest in things.
    pub interest: Option<Level>,
    /// Energy.
    pub energy: Option<Level>,
    /// Calm (anxiety reversed).
    pub calm: Option<Level>,
    /// Feeling like oneself.
    pub like_myself: Option<Level>,
    /// Sleep in the night before.
    pub sleep: Option<Sleep>,
    /// A note.
    pub note: Option<Note>,
}
