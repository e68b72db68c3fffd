//! GAD-7, scores from the clinic, the weekly look at function, and all forms together.

use super::{ClinicScaleName, Marks, Phq9View, dto};

dto! {
    /// A GAD-7 to keep.
    pub struct Gad7Input {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it was filled.
        pub day: String,
        /// Seven answers, 0–3, in the order of the form.
        pub items: Vec<Option<u8>>,
        /// The person has answered "keep both" to `form_that_day`.
        pub confirmed: bool,
    }

    /// A band of the GAD-7.
    #[derive(Copy, Eq)]
    pub enum Gad7Band {
        /// 0–4
        Minimal,
        /// 5–9
        Mild,
        /// 10–14
        Moderate,
        /// 15–21
        Severe,
    }

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
        /// The day it was filled.
        pub day: String,
        /// The seven answers.
        pub items: Vec<Option<u8>>,
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

    /// A score that was rated in the clinic, to keep.
    pub struct ClinicScoreInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it was rated.
        pub day: String,
        /// The scale.
        pub scale: ClinicScaleName,
        /// The total: MADRS 0–60, HAM-D-17 0–52, QIDS-SR16 0–27.
        pub total: u8,
        /// Who rated it, at most 80 characters.
        pub rater: Option<String>,
    }

    /// A score that was rated in the clinic.
    pub struct ClinicScoreView {
        /// Id and marks.
        pub marks: Marks,
        /// The day it was rated.
        pub day: String,
        /// The scale.
        pub scale: ClinicScaleName,
        /// The total.
        pub total: u8,
        /// The highest total of the scale.
        pub max: u8,
        /// Who rated it.
        pub rater: Option<String>,
        /// It is at or under the scale's cut-off of remission.
        pub in_remission: bool,
        /// That cut-off; `null` for a scale that has none here.
        pub remission: Option<u16>,
        /// It fell from the first score of the scale by 50 % or more.
        pub response: bool,
        /// Fall in whole percent from the first score of the scale; `null` for the first.
        pub drop_percent: Option<i32>,
    }

    /// A weekly look at function to keep.
    pub struct FunctionInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it was filled.
        pub day: String,
        /// Work or study, home, people, self-care, 0–10 each.
        pub items: Vec<Option<u8>>,
        /// Feeling like myself in that week, 0–10.
        pub like_myself: Option<u8>,
    }

    /// A weekly look at function as kept.
    pub struct FunctionView {
        /// Id and marks.
        pub marks: Marks,
        /// The day it was filled.
        pub day: String,
        /// Work or study, home, people, self-care.
        pub items: Vec<Option<u8>>,
        /// Feeling like myself.
        pub like_myself: Option<u8>,
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
