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
        /// The day it was filled.
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
        /// Local days between its neighbours, where no gap adds more than 35.
        pub span_days: i32,
        /// How many forms it has.
        pub forms: u32,
    }

    /// A confirmed remission that waits for another form.
    pub struct PauseView {
        /// The day of the form above the range.
        pub since: String,
        /// The first day on which another one above the range ends the remission;
        /// missing when that lies beyond the calendar.
        pub decides_from: Option<String>,
    }

    /// A form that does not count while a confirmed remission stands.
    pub struct PassedOverView {
        /// The form.
        pub form: EvidenceView,
        /// What is not known of it.
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
            /// The last day on which the next one leads there. When it lies before
            /// `from`, one is needed by then as well.
            until: String,
        },
        /// "Not difficult at all" on the form, or an own function of 7 or more.
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

    /// A stay in hospital or an attempt, as kept.
    pub struct SetbackView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Setback,
    }

    /// Days in a row on which R1, from the records as they stand now, says the same.
    pub struct SpanView {
        /// The state.
        pub state: State,
        /// Where the state stands to what the course aims at.
        pub standing: Standing,
        /// The rule of full remission held too.
        pub full: bool,
        /// It was only the last known.
        pub stale: bool,
        /// A confirmed remission was paused.
        pub paused: bool,
        /// The first day.
        pub from: String,
        /// The last day.
        pub until: String,
    }

    /// One item of the PHQ-9 then and now, 0–3; `null` where it was left out or there is no form.
    pub struct ItemView {
        /// Its number on the form: 1, 2, 4, 6 or 9.
        pub item: u8,
        /// On the baseline.
        pub baseline: Option<u8>,
        /// On the latest form.
        pub latest: Option<u8>,
    }

    /// The person's own function, as evidence.
    pub struct FunctionMeanView {
        /// The form's record id.
        pub id: String,
        /// The day it was filled.
        pub day: String,
        /// The mean of its items, 0–10.
        pub mean: f64,
    }

    /// The latest GAD-7 with a total.
    pub struct LatestGad7View {
        /// Its record id.
        pub id: String,
        /// The day it was filled.
        pub day: String,
        /// Its total.
        pub total: Gad7Total,
        /// Points since the first one with a total; `null` when it is the first.
        pub change: Option<f64>,
        /// That change is 4 points or more.
        pub real_change: bool,
    }

    /// The status with its arithmetic and evidence.
    #[expect(clippy::struct_excessive_bools, reason = "five independent marks, shown one by one")]
    pub struct StatusView {
        /// The highest state that holds.
        pub state: State,
        /// Where the state stands to what the course aims at.
        pub standing: Standing,
        /// The rule of full remission holds: beside a recovery that is one too.
        pub full: bool,
        /// "Last known": its form is more than 28 days old, or item 9 was left out in the latest form.
        pub stale: bool,
        /// Item 9 was left out in the latest form.
        pub item9_left_out: bool,
        /// A confirmed remission is paused.
        pub paused: Option<PauseView>,
        /// A confirmed remission was ended, and not by a relapse.
        pub remission_lost: bool,
        /// The day of the last relapse or recurrence, until a remission is confirmed anew.
        pub relapsed_on: Option<String>,
        /// The version of the rule.
        pub rule_version: u8,
        /// A later form that does not count, since not all of it is known.
        pub passed_over: Option<PassedOverView>,
        /// The form with a total that the state stands on.
        pub latest: Option<EvidenceView>,
        /// Local days since that form.
        pub age_days: Option<i32>,
        /// The form before treatment.
        pub baseline: Option<EvidenceView>,
        /// No form since the baseline: nothing can have changed yet.
        pub latest_is_baseline: bool,
        /// Latest minus baseline, points.
        pub change: Option<f64>,
        /// Fall from baseline in whole percent; negative when it rose; `null` without a baseline of 10 or more.
        pub drop_percent: Option<i32>,
        /// The change is 5 points or more.
        pub real_change: bool,
        /// The change is 6 points or more: reliable.
        pub reliable_change: bool,
        /// Points by which the total must fall to be a response; `null` once it is, and without a baseline of 10 or more.
        pub points_to_response: Option<u8>,
        /// Points by which the total must fall to be in the range of remission; `null` once it is.
        pub points_to_remission: Option<u8>,
        /// Items 1, 2, 4, 6 and 9 since the baseline; empty without a form.
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
        /// Median of feeling like myself over the last 14 days, 0–10; check-ins and weekly looks at function together.
        pub like_myself: Option<f64>,
        /// The same over the 14 days up to the course's start.
        pub baseline_like_myself: Option<f64>,
        /// The latest own function, if it is at most 28 days old.
        pub function: Option<FunctionMeanView>,
        /// The same as of the course's start.
        pub baseline_function: Option<FunctionMeanView>,
        /// The latest GAD-7.
        pub gad7: Option<LatestGad7View>,
        /// The latest score of each scale from the clinic.
        pub clinic: Vec<ClinicScoreView>,
        /// Highest total of remission.
        pub remission_total: u8,
        /// Days a run must span to be remission.
        pub remission_days: i32,
        /// Lowest median of feeling like myself in full remission.
        pub full_level: u8,
    }

    /// A form as the chart has it. Its answers are with the form itself: over years they are most of what a form weighs.
    #[expect(clippy::struct_excessive_bools, reason = "four independent marks, each shown by itself")]
    pub struct CourseFormView {
        /// Its record id.
        pub id: String,
        /// The day it was filled.
        pub day: String,
        /// The total; `null` with three items missing or more.
        pub total: Option<TotalView>,
        /// It was first written after that day.
        pub late: bool,
        /// It was changed after it was first written.
        pub edited: bool,
        /// It is a total alone, typed in from paper or the clinic.
        pub typed: bool,
        /// It belongs together with the form before it: both have a total, and no gap lies between.
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
        /// The person's local day.
        pub today: String,
        /// The day the course started.
        pub course_start: Option<String>,
        /// The status; `null` in an edition without it.
        pub status: Option<StatusView>,
        /// The status over time: from the first form to today without a gap, oldest first.
        pub spans: Vec<SpanView>,
        /// Every form and typed total, oldest first.
        pub forms: Vec<CourseFormView>,
        /// What the fade watch says; `null` in an edition without it.
        pub fade: Option<FadeNowView>,
        /// The days of sessions, oldest first.
        pub sessions: Vec<String>,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
        /// The lowest total since the course started: the line the tide reached.
        pub best: Option<EvidenceView>,
        /// The bands, from the lowest.
        pub bands: Vec<BandView>,
        /// Stays in hospital and attempts, newest first.
        pub setbacks: Vec<SetbackView>,
    }
}
