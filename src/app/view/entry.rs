//! Check-ins, and what every kept record says about itself.

use super::dto;

dto! {
    /// Marks that every kept record carries.
    pub struct Marks {
        /// The record's id.
        pub id: String,
        /// The local day it was first written on.
        pub written_day: String,
        /// The time it was first written at.
        pub written_time: String,
        /// It was first written after the day it is about.
        pub late: bool,
        /// It was changed after it was first written.
        pub edited: bool,
    }

    /// A check-in as kept.
    pub struct CheckInView {
        /// Id and marks.
        pub marks: Marks,
        /// The day it is about.
        pub day: String,
        /// Mood, 0–10.
        pub mood: u8,
        /// Interest, 0–10.
        pub interest: Option<u8>,
        /// Energy, 0–10.
        pub energy: Option<u8>,
        /// Calm, 0–10.
        pub calm: Option<u8>,
        /// Feeling like myself, 0–10.
        pub like_myself: Option<u8>,
        /// Hours slept, in quarters of an hour.
        pub sleep_hours: Option<f64>,
        /// A note.
        pub note: Option<String>,
    }

    /// A check-in to keep.
    pub struct CheckInInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it is about.
        pub day: String,
        /// Mood, 0–10.
        pub mood: u8,
        /// Interest, 0–10.
        pub interest: Option<u8>,
        /// Energy, 0–10.
        pub energy: Option<u8>,
        /// Calm, 0–10.
        pub calm: Option<u8>,
        /// Feeling like myself, 0–10.
        pub like_myself: Option<u8>,
        /// Hours slept, in quarters of an hour, 0–24.
        pub sleep_hours: Option<f64>,
        /// A note, at most 4,000 characters.
        pub note: Option<String>,
    }

    /// What a change gives back once it is on disk. With it just this change can be undone.
    pub struct Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
    }

    /// What one line of the log did.
    #[derive(Copy, Eq)]
    pub enum TrailStep {
        /// The first version.
        Written,
        /// A later version.
        Edited,
        /// Taken back.
        Withdrawn,
        /// Put back after it was taken back.
        Restored,
    }

    /// One line of a record's amendment trail.
    pub struct TrailLine {
        /// What happened.
        pub step: TrailStep,
        /// The local day it happened.
        pub day: String,
        /// The time it happened.
        pub time: String,
    }
}
