//! Regular doses at home.

use super::{Marks, view};
use crate::record::kinds::regimen::{DoseDay, Regimen};

view! {
    /// How many of the regular doses were taken.
    #[derive(Copy, Eq)]
    pub struct AdherenceView {
        /// Doses taken, without extra ones.
        pub taken: u32,
        /// Doses that were agreed for the days so far. Today counts once it is marked.
        pub expected: u32,
        /// Extra doses.
        pub extra: u32,
        /// Days that are marked as left out.
        pub skipped_days: u32,
        /// Days without a mark, if there is a dose every day; 0 otherwise.
        pub unmarked_days: u32,
    }

    /// Regular doses as kept.
    pub struct RegimenView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Regimen,
        /// How many of them were taken.
        pub adherence: AdherenceView,
    }

    /// What became of the doses of a day, as kept.
    pub struct DoseDayView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: DoseDay,
    }

    /// A day of the regular doses.
    pub struct DoseDayLineView {
        /// The day.
        pub day: String,
        /// What became of its doses; `null` if nothing was said.
        pub doses: Option<DoseDayView>,
    }

    /// The regular doses of today, for one tap.
    pub struct DosesTodayView {
        /// Those in force.
        pub regimen: Regimen,
        /// What became of them today; `null` if nothing was said yet.
        pub doses: Option<DoseDayView>,
    }

    /// The place of the regular doses.
    pub struct RegimensView {
        /// The person's local day today.
        pub today: String,
        /// Those in force; `null` if there are none.
        pub current: Option<RegimenView>,
        /// The others, newest first.
        pub history: Vec<RegimenView>,
        /// The last fourteen days that had regular doses, today included, newest first.
        pub days: Vec<DoseDayLineView>,
    }
}
