//! The levels of the days, as charts draw them.

use super::view;
use crate::record::kinds::imported::Source;

view! {
    /// What the check-ins of one day say. Several on one day are averaged.
    pub struct LevelDayView {
        /// The day.
        pub day: String,
        /// The level, 0–10: the mean of mood and interest.
        pub level: f64,
        /// Energy, 0–10; `null` if it was not answered.
        pub energy: Option<f64>,
        /// Sleep, in hours; `null` if it was not answered.
        pub sleep: Option<f64>,
    }

    /// A mood from another app, on that app's scale. It is never used as one of our levels.
    pub struct ImportedLevelView {
        /// The day.
        pub day: String,
        /// Where it comes from.
        pub source: Source,
        /// The answer, in hundredths of a point.
        pub value: i32,
        /// The worst end of the scale, in hundredths of a point.
        pub worst: i32,
        /// The best end of the scale, in hundredths of a point.
        pub best: i32,
    }

    /// The days of a chart, up to today.
    pub struct LevelsView {
        /// The person's local day today.
        pub today: String,
        /// The days that have a check-in, oldest first.
        pub days: Vec<LevelDayView>,
        /// Moods from other apps, oldest first.
        pub imported: Vec<ImportedLevelView>,
        /// The days of sessions, oldest first.
        pub sessions: Vec<String>,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
    }
}
