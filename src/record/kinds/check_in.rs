//! The daily check-in (R3).

use crate::record::fields::{NoteAbout, record};
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::record::values::{Level, Sleep};

record! {
    /// A daily check-in (R3): items in our own words, 0–10, higher is better. Mood is always there: "bad day" saves
    /// nothing else.
    CheckIn "checkIn" on day {
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
        /// Feeling like myself.
        pub like_myself "likeMyself": Option<Level>,
        /// Sleep the night before, in hours.
        pub sleep "sleepHours": Option<Sleep> => column("sleep_minutes"),
        /// A note.
        pub note: Option<Note> => note(NoteAbout::CheckIn),
    }
}
