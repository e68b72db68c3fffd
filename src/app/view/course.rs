//! The Course place: status with its arithmetic, and the chart.

use super::{ClinicScoreView, FadeNowView, Gad7Total, Marks, TotalView, view};
use crate::record::kinds::phq9::{Band, Difficulty};
use crate::record::kinds::setback::Setback;
use crate::rules::remission::{Block, Standing, State};

view! {
    /// A form that counts as evidence.
    pub struct EvidenceView {
        /// Its record id.
        pub id: String,
        /// The day it was filled in.
        pub day: String,
        /// Its total.
        pub total: TotalView,
    }

    /// A run of remission forms.
    pub struct ChainView {
        /// The day of its first form.
        pub first: String,
        /// The day of its latest form.
        pub last: String,
        /// Local days from first to last. A gap counts for at most 35.
        pub span_days: i32,
        /// How many forms it has.
        pub forms: u32,
    }

    /// A confirmed remission that waits for the next form.
    pub struct PauseView {
        /// The day of the form above the remission range.
        pub since: String,
        /// The first day on which a second form above the range would end the remission; `null` when that is beyond the
        /// calendar.
        pub decides_from: Option<String>,
    }

    /// A form that is passed over while a confirmed remission stands.
    pub struct PassedOverView {
        /// The form.
        pub form: EvidenceView,
        /// What is not known about it.
        pub blocks: Vec<Block>,
    }

    /// What is missing for the next state.
    #[serde(tag = "kind")]
    pub enum NeedView {
        /// Any PHQ-9.
        Form,
        /// A complete PHQ-9 of 10 or more before the first dose.
        Baseline,
        /// A total of 4 or less.
        RemissionTotal,
        /// A remission form on one of these days.
        RemissionForm {
            /// The first day that counts.
            from: String,
            /// The last day on which a form still leads there. If it is before `from`, a form is needed by then as
            /// well.
            until: String,
        },
        /// "Not difficult at all" on the form, or a mean of 7 or more for own function.
        NoDifficulty,
        /// A median of 7 or more for feeling like myself.
        LikeMyself,
        /// The PHQ-9 again on one of these days.
        Repeat {
            /// The first day that counts.
            from: String,
            /// The last day that counts.
            until: String,
        },
    }

    /// A hospital stay or an attempt, as kept.
    pub struct SetbackView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Setback,
    }

    /// Consecutive days on which R1, judged by the records as they stand now, says the same.
    pub struct SpanView {
        /// The state.
        pub state: State,
        /// Where the state stands in relation to what treatment aims at.
        pub standing: Standing,
        /// The rule of full remission held as well.
        pub full: bool,
        /// It was only the last known state.
        pub stale: bool,
        /// A confirmed remission was paused.
        pub paused: bool,
        /// The first day.
        pub from: String,
        /// The last day.
        pub until: String,
    }

    /// One item of the PHQ-9 then and now, 0–3; `null` where it was left out, or where there is no form.
    pub struct ItemView {
        /// Its number on the form: 1, 2, 4, 6 or 9.
        pub item: u8,
        /// On the baseline form.
        pub baseline: Option<u8>,
        /// On the latest form.
        pub latest: Option<u8>,
    }

    /// The person's own rating of function, as evidence.
    pub struct FunctionMeanView {
        /// The form's record id.
        pub id: String,
        /// The day it was filled in.
        pub day: String,
        /// The mean of its items, 0–10.
        pub mean: f64,
    }

    /// The latest GAD-7 that has a total.
    pub struct LatestGad7View {
        /// Its record id.
        pub id: String,
        /// The day it was filled in.
        pub day: String,
        /// Its total.
        pub total: Gad7Total,
        /// Points since the first GAD-7 with a total; `null` when this is the first.
        pub change: Option<f64>,
        /// That change is 4 points or more.
        pub real_change: bool,
    }

    /// The status with its arithmetic and evidence.
    #[expect(clippy::struct_excessive_bools, reason = "independent marks, shown one by one")]
    pub struct StatusView {
        /// The highest state that holds.
        pub state: State,
        /// Where the state stands in relation to what treatment aims at.
        pub standing: Standing,
        /// The rule of full remission holds. A recovery can be a full remission as well.
        pub full: bool,
        /// "Last known": the form is more than 28 days old, or item 9 was left out on the latest form.
        pub stale: bool,
        /// It rests on a value that is not certain.
        pub uncertain: bool,
        /// Item 9 was left out on the latest form.
        pub item9_left_out: bool,
        /// A confirmed remission is paused.
        pub paused: Option<PauseView>,
        /// A confirmed remission has ended, but not in a relapse.
        pub remission_lost: bool,
        /// The day of the last relapse or recurrence, until a remission is confirmed again.
        pub relapsed_on: Option<String>,
        /// The version of the rule.
        pub rule_version: u8,
        /// A later form that does not count because part of it is unknown.
        pub passed_over: Option<PassedOverView>,
        /// The form that the state rests on; it has a total.
        pub latest: Option<EvidenceView>,
        /// Local days since that form.
        pub age_days: Option<i32>,
        /// The form before treatment.
        pub baseline: Option<EvidenceView>,
        /// There is no form since the baseline, so nothing can have changed yet.
        pub latest_is_baseline: bool,
        /// Latest minus baseline, points.
        pub change: Option<f64>,
        /// How far the total has fallen from the baseline, in whole percent; negative when it rose; `null` without a
        /// baseline of 10 or more.
        pub drop_percent: Option<i32>,
        /// The change is 5 points or more.
        pub real_change: bool,
        /// The change is 6 points or more: reliable.
        pub reliable_change: bool,
        /// How many points the total must still fall to count as a response; `null` once it does, and without a
        /// baseline of 10 or more.
        pub points_to_response: Option<u8>,
        /// How many points the total must still fall to reach the remission range; `null` once it has.
        pub points_to_remission: Option<u8>,
        /// Items 1, 2, 4, 6 and 9, at baseline and now; empty without a form.
        pub items: Vec<ItemView>,
        /// The current run of remission forms.
        pub chain: Option<ChainView>,
        /// Why a total of 4 or less does not count.
        pub blocks: Vec<Block>,
        /// What is missing for the next state.
        pub needs: Vec<NeedView>,
        /// The setback that made it a relapse.
        pub setback: Option<SetbackView>,
        /// Difficulty on the latest form.
        pub difficulty: Option<Difficulty>,
        /// Difficulty on the baseline.
        pub baseline_difficulty: Option<Difficulty>,
        /// Median of feeling like myself over the last 14 days, 0–10, from check-ins and weekly looks at function
        /// together.
        pub like_myself: Option<f64>,
        /// The same over the 14 days up to the start of the course.
        pub baseline_like_myself: Option<f64>,
        /// The latest rating of own function, if it is at most 28 days old.
        pub function: Option<FunctionMeanView>,
        /// The same as of the start of the course.
        pub baseline_function: Option<FunctionMeanView>,
        /// The latest GAD-7.
        pub gad7: Option<LatestGad7View>,
        /// The latest clinic score on each scale.
        pub clinic: Vec<ClinicScoreView>,
        /// The highest total that counts as remission.
        pub remission_total: u8,
        /// How many days a run must span to count as remission.
        pub remission_days: i32,
        /// The lowest median of feeling like myself that counts as full remission.
        pub full_level: u8,
    }

    /// A form as the chart has it. Its answers are with the form itself: over years they are most of what a form weighs.
    #[expect(clippy::struct_excessive_bools, reason = "independent marks, each shown by itself")]
    pub struct CourseFormView {
        /// Its record id.
        pub id: String,
        /// The day it was filled in.
        pub day: String,
        /// The total; `null` if three or more items are missing.
        pub total: Option<TotalView>,
        /// It was first written on a later day.
        pub late: bool,
        /// It was changed after it was first written.
        pub edited: bool,
        /// It is not certain: a later change of it could not be read.
        pub uncertain: bool,
        /// It is only a total, typed in from paper or from the clinic.
        pub typed: bool,
        /// It is connected to the form before it: both have a total and there is no gap between them.
        pub joined: bool,
    }

    /// A band of the chart.
    pub struct BandView {
        /// Which.
        pub band: Band,
        /// Its highest total.
        pub highest: u8,
    }

    /// What the Course shows.
    pub struct CourseView {
        /// The person's local day today.
        pub today: String,
        /// The day the course started.
        pub course_start: Option<String>,
        /// The status; `null` in an edition without it.
        pub status: Option<StatusView>,
        /// The status over time, from the first form to today without gaps, oldest first.
        pub spans: Vec<SpanView>,
        /// Every form and typed total, oldest first.
        pub forms: Vec<CourseFormView>,
        /// What the fade watch says; `null` in an edition without it.
        pub fade: Option<FadeNowView>,
        /// The days of sessions, oldest first.
        pub sessions: Vec<String>,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
        /// The lowest total since the course started: the high-water line of the tide.
        pub best: Option<EvidenceView>,
        /// The bands, lowest first.
        pub bands: Vec<BandView>,
        /// Hospital stays and attempts, newest first.
        pub setbacks: Vec<SetbackView>,
    }
}
