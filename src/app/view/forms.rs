//! GAD-7, scores from the clinic, weekly looks at function, and all forms together.

use super::{Marks, Phq9View, view};
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::{Gad7Band, Gad7Form};

view! {
    /// A GAD-7 total as it is shown.
    pub struct Gad7Total {
        /// 0–21; a half is possible when imputed.
        pub shown: f64,
        /// One item was missing and was filled with the mean of the others: show the total with `*`.
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
        /// The total; `null` if two or more items are missing.
        pub total: Option<Gad7Total>,
    }

    /// What keeping a GAD-7 returns.
    pub struct Gad7Receipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// The total; `null` if two or more items are missing.
        pub total: Option<Gad7Total>,
    }

    /// A score that was rated in the clinic.
    pub struct ClinicScoreView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: ClinicScore,
        /// The highest total possible on the scale.
        pub max: u8,
        /// It is at or below the scale's cut-off for remission.
        pub in_remission: bool,
        /// That cut-off; `null` for a scale that has none in the app.
        pub remission: Option<u16>,
        /// It is 50 % or more below the first score on the scale.
        pub response: bool,
        /// How far it has fallen from the first score on the scale, in whole percent; `null` for the first.
        pub drop_percent: Option<i32>,
    }

    /// A weekly look at function as kept.
    pub struct FunctionView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: FunctionForm,
        /// The mean of the four; `null` if fewer than two are answered.
        pub mean: Option<f64>,
    }

    /// Every form with its answers, each list newest first.
    pub struct FormsView {
        /// The person's local day today.
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
