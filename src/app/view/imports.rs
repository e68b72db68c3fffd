//! What was imported.

use super::{Marks, view};
use crate::record::kinds::imported::{Fate, FileKind, Source};

view! {
    /// A mood from another app, on that app's scale. It is never used as one of our levels.
    pub struct ImportedMoodView {
        /// Id and marks.
        pub marks: Marks,
        /// Where it comes from.
        pub source: Source,
        /// The time at which it was answered.
        pub time: Option<String>,
        /// The answer, in hundredths of a point.
        pub value: i32,
        /// The worst end of the scale, in hundredths of a point.
        pub worst: i32,
        /// The best end of the scale, in hundredths of a point.
        pub best: i32,
        /// The other app's word for it.
        pub word: Option<String>,
        /// What was done.
        pub activities: Option<String>,
        /// A note.
        pub note: Option<String>,
    }
}

view! {
    /// One import.
    pub struct ImportView {
        /// Its id. The import can be taken back by it.
        pub id: String,
        /// Where its records come from.
        pub source: Source,
        /// What kind of file it was.
        pub file: FileKind,
        /// The local day on which it was made.
        pub day: String,
        /// The time at which it was made.
        pub time: String,
        /// Records that it added or changed.
        pub added: u32,
        /// Records in the file that were there already.
        pub already: u32,
        /// Rows that were refused.
        pub refused: u32,
        /// What became of the lines of the file, in their order; empty for a restore and for an import of an earlier app.
        pub lines: Vec<ImportedLines>,
    }
}

view! {
    /// Lines of a file, one after the other, of which the same became.
    pub struct ImportedLines {
        /// The first, counted from 1.
        pub first: u32,
        /// The last.
        pub last: u32,
        /// What became of them.
        pub fate: Fate,
    }
}
