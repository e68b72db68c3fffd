//! GAD-7, scores from the clinic, the weekly look at function, and all forms together.

use super::{Marks, Phq9View, view};
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::{Gad7Band, Gad7Form};

view! {
    /// A GAD-7 total as it is shown.
    pub struct Gad7Total {
        /// 0–21; a half is possible when imputed.
        pub shown: f64,
        /// One item was missing and filled with the mean of the others: show it with `*`.
        pub imputed: bool,
        /// Its band.
        pub band: Gad7Band,
    }

    /// A GAD-7 as kept.
    pub struct Gad7View {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Gad7Form,
        /// The total; `null` with two items missing or more.
        pub total: Option<Gad7Total>,
    }

    /// What keeping a GAD-7 gives back.
    pub struct Gad7Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// The total; `null` with two items missing or more.
        pub total: Option<Gad7Total>,
    }

    /// A score that was rated in the clinic.
    pub struct ClinicScoreView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: ClinicScore,
        /// The highest total of the scale.
        pub max: u8,
        /// It is at or under the scale's cut-off of remission.
        pub in_remission: bool,
        /// That cut-off; `null` for a scale that has none here.
        pub remission: Option<u16>,
        /// It fell from the first score of the scale by 50 % or more.
        pub response: bool,
        /// Fall in whole percent from the first score of the scale; `null` for the first.
        pub drop_percent: Option<i32>,
    }

    /// A weekly look at function as kept.
    pub struct FunctionView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: FunctionForm,
        /// The mean of the four; `null` with fewer than two answered.
        pub mean: Option<f64>,
    }

    /// Every form with its answers, each list newest first.
    pub struct FormsView {
        /// The person's local day.
        pub today: String,
        /// PHQ-9.
        pub phq9: Vec<Phq9View>,
        /// GAD-7.
        pub gad7: Vec<Gad7View>,
        /// Scores that were rated in the clinic.
        pub clinic_scores: Vec<ClinicScoreView>,
        /// Weekly looks at function.
        pub function: Vec<FunctionView>,
    }
}
