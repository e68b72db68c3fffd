//! PHQ-9: a form to keep, and one kept.

use super::{Marks, view};
use crate::record::kinds::phq9::{Band, Phq9Form};
use crate::rules::item9::Reaction;

view! {
    /// A total as it is shown.
    pub struct TotalView {
        /// 0–27; a half is possible when imputed.
        pub shown: f64,
        /// One or two items were missing and filled with the mean of the others: show it with `*`.
        pub imputed: bool,
        /// Its band.
        pub band: Band,
    }

    /// A filled form.
    pub struct Phq9View {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Phq9Form,
        /// The total; `null` with three items missing or more.
        pub total: Option<TotalView>,
    }

    /// What a saved form gives back. The reaction is shown before the total.
    pub struct Phq9Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// How item 9 is answered.
        pub reaction: Reaction,
        /// The total; `null` with three items missing or more.
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
        /// A week after the session of this day.
        AfterSession {
            /// The day of the session.
            session: String,
        },
        /// Two weeks after the last one.
        TwoWeeks,
    }

    /// When the next PHQ-9 is due.
    pub struct Phq9DueView {
        /// It is due now.
        pub due: bool,
        /// The first day it is due.
        pub day: String,
        /// Why.
        pub reason: Phq9ReasonView,
    }
}
