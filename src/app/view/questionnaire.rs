//! The PHQ-9: a form as kept, what saving it returns, and when the next is due.

use super::{Marks, view};
use crate::record::kinds::phq9::{Band, Phq9Form};
use crate::rules::item9::Reaction;

view! {
    /// A total as it is shown.
    pub struct TotalView {
        /// 0–27; a half is possible when imputed.
        pub shown: f64,
        /// One or two items were missing and were filled with the mean of the others: show the total with `*`.
        pub imputed: bool,
        /// Its band.
        pub band: Band,
    }

    /// A PHQ-9 as kept.
    pub struct Phq9View {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Phq9Form,
        /// The total; `null` if three or more items are missing.
        pub total: Option<TotalView>,
    }

    /// What saving a form returns. The reaction is shown before the total.
    pub struct Phq9Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// How the app reacts to item 9.
        pub reaction: Reaction,
        /// The total; `null` if three or more items are missing.
        pub total: Option<TotalView>,
    }

    /// Why a PHQ-9 is due.
    #[serde(tag = "kind")]
    pub enum Phq9ReasonView {
        /// There is none yet.
        First,
        /// A session is planned for this day.
        #[serde(rename_all = "camelCase")]
        BeforeSession {
            /// The planned day.
            planned: String,
        },
        /// It is a week since the session on this day.
        AfterSession {
            /// The day of the session.
            session: String,
        },
        /// It is two weeks since the last one.
        TwoWeeks,
    }

    /// When the next PHQ-9 is due.
    pub struct Phq9DueView {
        /// It is due today.
        pub due: bool,
        /// The first day on which it is due.
        pub day: String,
        /// Why.
        pub reason: Phq9ReasonView,
    }
}
